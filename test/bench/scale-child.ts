/** The backend that the bench calls. Arguments: data folder, public URL; with DATABASE_URL, on that database. Its first line is where it listens. */
import {openBackend, serve} from '@pepites/server';

const [dataDirectory = '', publicUrl = ''] = process.argv.slice(2);
const backend = await openBackend({
  dataDirectory,
  databaseUrl: process.env['DATABASE_URL'],
  publicUrl,
  isProduction: true,
  log: ({event, detail = ''}) => {
    // Of the post, which nobody takes, it need not be said.
    if (event === 'problem' && !detail.startsWith('sending'))
      process.stderr.write(`${detail.slice(0, 300)}\n`);
  },
  // Nobody is there: whoever is measured has no address.
  smtpUrl: 'smtp://127.0.0.1:9?from=badges@example.org',
});
const listening = await serve(backend, {port: 0, hostname: '127.0.0.1'});
process.stdout.write(`${listening.url}\n`);
process.once('SIGTERM', () => {
  void listening
    .close()
    .then(async () => backend.close())
    .then(() => process.exit(0));
});
