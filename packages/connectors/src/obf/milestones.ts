/** Milestones: badges that the platform gives by itself to whoever has enough of others. It tells them by an assertion, to everybody. */
import * as v from 'valibot';
import type {ObfClient} from './client.js';
import {ObfError} from './obf-error.js';
import {idShape, readJson, textShape} from './shapes.js';
import type {Transport} from './transport.js';

const milestoneShape = v.object({
  id: idShape,
  remote_issuer_id: idShape,
  name: textShape,
  min_required: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
  badge: v.object({id: idShape}),
  required_badges: v.array(v.object({id: idShape})),
});

/** One that is not as it should be does not hide the others. */
const milestonesShape = v.object({metabadge: v.array(v.unknown())});

export function milestonesOf(transport: Transport, organisation: string): Pick<ObfClient, 'milestonesAbout'> {
  const name = 'milestones';
  return {
    milestonesAbout: async (assertionUrl, {onUnreadable, signal} = {}) => {
      const call = {name, path: '/v1/assertion/metabadge/', query: {url: assertionUrl}, signal};
      try {
        const {metabadge} = readJson(name, (await transport.call(call)).text, milestonesShape);
        return metabadge.flatMap((one) => {
          const read = v.safeParse(milestoneShape, one);
          if (!read.success) {
            onUnreadable?.(idIn(one));
            return [];
          }
          const {id, name: title, badge, min_required: minRequired, required_badges: required} = read.output;
          return read.output.remote_issuer_id === organisation
            ? [{id, name: title, badge: badge.id, minRequired, required: required.map((each) => each.id)}]
            : [];
        });
      } catch (error) {
        // Of a badge that is no longer there, nothing is known.
        if (error instanceof ObfError && error.code === 'NOT_FOUND') return [];
        throw error;
      }
    },
  };
}

function idIn(one: unknown): string | undefined {
  const read = v.safeParse(v.object({id: idShape}), one);
  return read.success ? read.output.id : undefined;
}
