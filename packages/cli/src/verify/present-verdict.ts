/** A verdict as lines for a person: three answers, then every step. */
import {summarise, type Answer, type CheckResult, type Verdict} from '@pepites/credentials';
import {printable, type Language} from '../io.js';

const words = {
  en: {
    outcome: {
      verified: 'VERIFIED',
      refused: 'REFUSED',
      undetermined: 'UNDETERMINED: something could not be checked',
      unsupported: 'UNSUPPORTED: this kind of badge is not verified here',
    },
    genuine: [
      'Is it genuine?',
      {
        yes: 'Yes: its issuer signed exactly this.',
        no: 'No. Do not trust what it says.',
        unknown: 'This could not be found out.',
      },
    ],
    stillGood: [
      'Is it still good?',
      {
        yes: 'Yes: neither revoked nor expired.',
        no: 'No.',
        unknown: 'This could not be found out.',
        notGenuine: 'No: it is not genuine.',
      },
    ],
    whose: [
      'Whose is it?',
      {yes: 'The person’s.', no: 'Somebody else’s.', unknown: 'The badge alone does not tell.'},
    ],
    steps: 'Every step',
    warning: 'warning',
    nested: 'With it',
  },
  fr: {
    outcome: {
      verified: 'VÉRIFIÉ',
      refused: 'REFUSÉ',
      undetermined: 'INDÉTERMINÉ\u00a0: tout n’a pas pu être vérifié',
      unsupported: 'NON PRIS EN CHARGE\u00a0: ce type de badge n’est pas vérifié ici',
    },
    genuine: [
      'Est-il authentique\u202f?',
      {
        yes: 'Oui\u00a0: son émetteur a signé exactement ce texte.',
        no: 'Non. Ne vous fiez pas à ce qu’il dit.',
        unknown: 'Nous n’avons pas pu le savoir.',
      },
    ],
    stillGood: [
      'Est-il encore valable\u202f?',
      {
        yes: 'Oui\u00a0: ni révoqué, ni expiré.',
        no: 'Non.',
        unknown: 'Nous n’avons pas pu le savoir.',
        notGenuine: 'Non\u00a0: il n’est pas authentique.',
      },
    ],
    whose: [
      'À qui est-il\u202f?',
      {yes: 'À cette personne.', no: 'À une autre personne.', unknown: 'Le badge seul ne le dit pas.'},
    ],
    steps: 'Toutes les étapes',
    warning: 'attention',
    nested: 'Avec lui',
  },
} as const satisfies Record<Language, unknown>;

const marks: Record<CheckResult, string> = {pass: '✓', fail: '✗', unknown: '?', skipped: '–'};

/** Several lines, ending in an empty one; text of the badge cannot command the terminal. */
export function presentVerdict(input: string, verdict: Verdict, language: Language): string {
  const w = words[language];
  const summary = summarise(verdict);
  const isForged = summary.genuine.answer === 'no';
  const questions = (['genuine', 'stillGood', 'whose'] as const).map(
    (key) =>
      [
        w[key][0],
        // The dates of a forged badge are the forger's.
        key === 'stillGood' && isForged ? w.stillGood[1].notGenuine : answerLine(w[key][1], summary[key]),
      ] as const,
  );
  const width = Math.max(...questions.map(([question]) => question.length));
  return [
    `${printable(input)}: ${w.outcome[verdict.outcome]} (${verdict.format})`,
    '',
    ...questions.map(([question, answer]) => `  ${question.padEnd(width)}  ${answer}`),
    '',
    `  ${w.steps}`,
    ...steps(verdict, '  '),
    ...verdict.warnings.map(({code, detail}) => `  ! ${w.warning}: ${code} ${printable(detail)}`),
    ...verdict.nested.flatMap((one) => [
      '',
      `  ${w.nested}: ${w.outcome[one.outcome]} (${one.format})`,
      ...steps(one, '    '),
    ]),
    '',
    '',
  ].join('\n');
}

function answerLine(sentences: Record<Answer['answer'], string>, {answer, codes}: Answer): string {
  const reasons = codes.filter((code) => code !== 'OK' && code !== 'NOT_CHECKED');
  return sentences[answer] + (reasons.length > 0 ? ` (${reasons.join(', ')})` : '');
}

function steps({checks}: Verdict, indent: string): string[] {
  return checks.map(({id, result, code, detail}) =>
    `${indent}${marks[result]} ${id.padEnd(10)} ${code.padEnd(22)} ${printable(detail)}`.trimEnd(),
  );
}
