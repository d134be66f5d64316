/** Applies where a structure has its events sent. Secrets are none of the file's business: people make them, and they are said once. */
import {type ApplyLine, mostWebhooks, type StructureDefinition} from '@pepites/recognition';
import {ServerError} from '../errors.js';
import {fromJsonText, toJsonText} from '../store/json-text.js';
import {dropWebhook, freshStart, newWebhook} from '../webhooks/manage.js';
import {hurryDeliveries} from '../webhooks/send.js';
import {type Change, lineFor} from './change.js';

/** Those that people made stay, unless the file names one of the same name: then it is the file's. */
export async function applyWebhooks(change: Change): Promise<ApplyLine[]> {
  const {t, structure, now} = change;
  const rows = await t.selectFrom('webhook').selectAll().where('structure_id', '=', structure.id).execute();
  const lines: ApplyLine[] = [];
  for (const {name, url, events} of structure.webhooks) {
    const row = rows.find((one) => one.name === name);
    const before = row && {url: row.url, events: fromJsonText(row.events), source: row.source};
    const line = lineFor(change, 'webhook', name, {before, after: {url, events, source: 'file'}});
    lines.push(line);
    if (!row) {
      await t
        .insertInto('webhook')
        .values(newWebhook({structure: structure.id, name, url, events, source: 'file', at: now}))
        .execute();
    } else if (line.action !== 'keep') {
      await t
        .updateTable('webhook')
        .set({url, events: toJsonText(events), source: 'file', ...(url !== row.url && freshStart)})
        .where('id', '=', row.id)
        .execute();
      if (url !== row.url) await hurryDeliveries(t, row.id, now);
    }
  }
  const ofPeople = rows.filter(({source, name}) => source === 'people' && !isInFile(structure, name));
  if (
    lines.some(({action}) => action === 'create') &&
    ofPeople.length + structure.webhooks.length > mostWebhooks
  )
    throw tooMany(structure.id);
  for (const row of rows) {
    if (row.source !== 'file' || isInFile(structure, row.name)) continue;
    lines.push({action: 'remove', kind: 'webhook', structure: structure.id, id: row.name});
    await dropWebhook(t, row.id);
  }
  return lines;
}

function isInFile({webhooks}: StructureDefinition, name: string): boolean {
  return webhooks.some((one) => one.name === name);
}

function tooMany(structure: string): ServerError {
  const detail = `"${structure}" would have more than ${mostWebhooks} webhooks, with those that people made`;
  return new ServerError('ERR_DEFINITION_INVALID', 'There are too many webhooks.', {
    problems: [{at: `${structure}.webhooks`, code: 'WEBHOOK_LIMIT', detail}],
  });
}
