/**
 * Runs before the page's own script and in any browser of the last fifteen years, so it is plain old JavaScript that nothing
 * bundles. If a browser cannot run the page's script or has no Web Crypto (an old one, or a page not served over HTTPS), it
 * says so in words instead of a form that would swallow Send. It tests for the newest features that the page is built for.
 */
export const supportScript = `(function (w, d) {
  var c = w.crypto;
  if (c && c.subtle && w.BigInt && w.fetch && w.structuredClone && [].findLast && 'noModule' in d.createElement('script')) return;
  d.getElementById('unsupported').removeAttribute('hidden');
  d.getElementsByTagName('form')[0].setAttribute('hidden', '');
})(window, document);`.replaceAll(/\n\s*/g, '');
