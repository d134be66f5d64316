/** Colours that can be read, as near as can be to those that somebody chose: another symbol colour, else a darker or lighter ground. */
import {type BadgeDesign, enamelColour, keysOf} from './badge-design.js';
import {inks} from './colours.js';
import {mixed} from './contrast.js';
import {designContrast, faultOf} from './design-faults.js';

type Colours = Pick<BadgeDesign, 'enamel' | 'ink'>;

const shares = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

export function mendedColours(design: BadgeDesign): Colours {
  const {enamel} = design;
  const asChosen = best(design, [enamel]);
  if (asChosen) return asChosen;
  const colour = enamelColour(design);
  for (const share of shares) {
    const found = best(design, [mixed(colour, '#000000', share), mixed(colour, '#FFFFFF', share)]);
    if (found) return found;
  }
  return {enamel, ink: design.ink};
}

/** The pair that is read best; undefined: none can be read. */
function best(design: BadgeDesign, enamels: readonly BadgeDesign['enamel'][]): Colours | undefined {
  return enamels
    .flatMap((enamel) => keysOf(inks).map((ink) => ({enamel, ink})))
    .filter((colours) => !faultOf({...design, ...colours}))
    .sort((one, other) => designContrast(other) - designContrast(one))[0];
}
