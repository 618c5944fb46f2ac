/** The answers that statistics.R makes, by the same generator (Park and Miller 1988): whole numbers, so none can differ. */
export function madeAnswers(people: number, items: number): number[][] {
  let state = 20_261_121;
  const uniform = () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const bell = () => {
    let sum = 0;
    for (let i = 0; i < 12; i++) sum += uniform();
    return sum - 6;
  };
  return Array.from({ length: people }, () => {
    const trait = bell();
    return Array.from({ length: items }, (_, item) => {
      const lean = 0.5 + 0.75 * trait + 0.75 * bell() - 0.125 * (item + 1);
      return 1 + [-1.25, -0.5, 0.25, 1.125].filter((cut) => lean > cut).length;
    });
  });
}
