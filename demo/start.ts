/** `npm start`: builds what is missing, starts the backend on its durable store, fills it once, serves the three demo sites. */
import {buildIfNeeded} from './build.ts';

const say = (line = ''): void => {
  process.stdout.write(`${line}\n`);
};

try {
  say('Pépites');
  await buildIfNeeded(say);
  // Not before: the demo stands on the built files.
  const {openDemo} = await import('./world.ts');
  const demo = await openDemo({
    backendPort: Number(process.env['PORT'] ?? 8787),
    sitePorts: {siae: 8701, partner: 8702, course: 8703},
    passportPort: 8704,
    dataDirectory: process.env['DATA_DIRECTORY'] ?? 'data',
    say: (line) => {
      say(`  ${line}`);
    },
  });
  const close = (): void => {
    say('  Closing…');
    void demo.close().then(() => process.exit(0));
  };
  process.on('SIGINT', close);
  process.on('SIGTERM', close);
  demo.onBackendExit((how) => {
    say(`  The backend stopped (${how}).`);
    void demo.close().then(() => process.exit(1));
  });
  say(`
  A SIAE’s site        ${demo.sites.siae}
  A partner’s site     ${demo.sites.partner}
  A course platform    ${demo.sites.course}
  Le Dôme’s pathway    ${demo.sites.partner}/le-dome.html
  Passport’s badges    ${demo.sites.partner}/passport.html
  For who recruits     ${demo.sites.partner}/recruter.html

  Examiners’ page      ${demo.backend}/examine      sign in as nadege@trois-saules.example or driss@trois-saules.example
  Le Dôme’s examiner   ${demo.backend}/examine?structure=le-dome      sign in as mael@le-dome.example
  The console          ${demo.backend}/console?structure=les-trois-saules      sign in as ines@trois-saules.example
  Check a badge        ${demo.backend}/verify
  Mail that was sent   ${demo.backend}/dev/inbox    one-time codes arrive here
  The API              ${demo.backend}/openapi.json

  Store: ${demo.dataDirectory}    Stop: Ctrl+C
`);
} catch (error) {
  say(`  ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
