import type { answerPulse, askGivenBack, checkLink, openProgressStorage } from './protocol-entry.ts';

export interface Protocol {
  readonly answerPulse: typeof answerPulse;
  readonly askGivenBack: typeof askGivenBack;
  readonly checkLink: typeof checkLink;
  readonly openProgressStorage: typeof openProgressStorage;
}

/**
 * Loads the protocol code under its integrity hash. Every browser checks a script element before it runs a byte; only after
 * it has run is the module imported, which then comes from the page's own module map. A failed load can be retried: each
 * try has its own address, because a browser may remember a failed module.
 */
export function loadProtocol(source: string, integrity: string, attempt: number): Promise<Protocol> {
  return new Promise((resolve, reject) => {
    const address = attempt === 0 ? source : `${source}?${attempt}`;
    const script = document.createElement('script');
    script.type = 'module';
    script.integrity = integrity;
    script.crossOrigin = 'anonymous';
    script.onload = () => import(address).then(resolve, reject);
    script.onerror = () => {
      script.remove();
      reject(new Error(address));
    };
    script.src = address;
    document.head.append(script);
  });
}
