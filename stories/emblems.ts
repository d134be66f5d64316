/** Emblems of the stories' badges that the demo has no picture of: enamelled plates, each with the thing that its name says. */
import {drawPlate, drawSpark, drawStep} from '../demo/le-dome/draw.js';

const ivory = '#FBF4E4';
const gold = '#EBC871';
const line = (d: string, colour: string, width: number): string =>
  `<path fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" d="${d}"/>`;

const bicycle =
  `<g fill="none" stroke="${ivory}" stroke-width="5"><circle cx="42" cy="69" r="13.500"/><circle cx="78" cy="69" r="13.500"/></g>` +
  line('M42 69L52 49H70L59 69H42M52 49L59 69M78 69L68.500 43.500H75', gold, 4.5) +
  line('M47.500 46H56', gold, 5);
const bins =
  `<path fill="${ivory}" d="M41 47H79L76 86H44Z"/><path fill="${ivory}" d="M38 38H82V44H38ZM53 31.500H67V38H53Z"/>` +
  `<path fill="#2F6B3A" d="M60 76C50 76 48 66 52 54C62 56 68 62 66 72C65 74.500 62.500 76 60 76Z"/>` +
  line('M56 59L62 76', ivory, 2.5);
const till =
  `<path fill="${ivory}" d="M40 33H70V47H40ZM36 52H84L89 68H31Z"/><path fill="${gold}" d="M31 72H89V88H31Z"/>` +
  line('M45 40H60M60 44V53', '#3A475C', 3) +
  line('M42 60H78', '#3A475C', 3.5) +
  line('M54 80H66', '#80581A', 4);
const pot =
  `<path fill="${ivory}" d="M37 57H83V76Q83 86 73 86H47Q37 86 37 76ZM28 60H37V66H28ZM83 60H92V66H83Z"/>` +
  line('M36 52H84', ivory, 5) +
  line('M49 44Q45 39 49 34Q53 29 49 25M60 44Q56 39 60 34Q64 29 60 25M71 44Q67 39 71 34Q75 29 71 25', gold, 4);

const drawings: Readonly<Record<string, () => string>> = {
  enthousiaste: () => drawSpark('Une étincelle'),
  'decoupe-laser': () => drawStep('Une découpe au laser', 'laser', 'manipule'),
  'je-repare-des-velos': () => drawPlate('Un vélo', '#16636A', bicycle),
  'tri-des-dechets': () => drawPlate('Une poubelle de tri', '#2F6B3A', bins),
  caisse: () => drawPlate('Une caisse', '#3A475C', till),
  'cuisine-du-monde': () => drawPlate('Une marmite', '#A2452C', pot),
};

/** As an address that holds the picture itself; empty where there is none. */
export function emblemOf(badge: string): string {
  const draw = Object.hasOwn(drawings, badge) ? drawings[badge] : undefined;
  return draw
    ? `data:image/svg+xml;base64,${btoa(String.fromCharCode(...new TextEncoder().encode(draw())))}`
    : '';
}
