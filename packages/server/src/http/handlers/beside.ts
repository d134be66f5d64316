/** Routes on what stands beside a badge: evidence, and recommendations. */
import type {EndorsementEvent} from '@pepites/recognition';
import {openEndorsementLink, type LinkKey} from '../../beside/endorsement-links.js';
import {endorsementViews} from '../../beside/endorsement-rows.js';
import {askForEndorsement, askForRequestEndorsement} from '../../beside/ask-endorsement.js';
import {actOnEndorsement} from '../../beside/endorsements.js';
import {
  confirmAddedEvidence,
  listEvidence,
  putEvidence,
  readEvidenceFile,
  removeEvidence,
} from '../../beside/evidence.js';
import {nearAward} from '../../beside/held-award.js';
import {recommendationsOf} from '../../beside/request-endorsements.js';
import {Refusal} from '../../refusal.js';
import type {Services} from '../../services.js';
import {noteLooks} from '../../audit/note-act.js';
import {assertOwnRequest, assertSeenRequest} from '../find-request.js';
import type {Handlers} from '../handler.js';

type BesideRoutes = Extract<
  keyof Handlers,
  `endorsements.${string}` | `awards.${string}vidence${string}` | 'requests.recommendations'
>;

const byLink = async (services: Services, key: LinkKey) =>
  ({kind: 'link', ...(await openEndorsementLink(services, key))}) as const;

interface OwnOne {
  readonly structure: string;
  readonly endorsement: string;
}
const byPerson = ({structure, endorsement}: OwnOne, {person}: {readonly person: string}) =>
  ({kind: 'person', structure, endorsement, person}) as const;

/** As the earner where they are, else as the endorser. */
const withdrawal = (row: {readonly earner_id: string}, person: string): EndorsementEvent => ({
  type: 'withdraw',
  by: row.earner_id === person ? {kind: 'earner', person} : {kind: 'account', person},
});

export const besideHandlers: Pick<Handlers, BesideRoutes> = {
  'awards.addEvidence': async (input, {services, caller}) =>
    putEvidence(services, {...input, caller}, input.evidence),

  'awards.listEvidence': async (input, {services, caller}) => ({
    items: await listEvidence(services, {...input, caller}),
  }),

  'awards.evidenceFile': async (input, {services, caller}) => readEvidenceFile(services, {...input, caller}),

  'awards.confirmEvidence': async (input, {services, caller}) =>
    confirmAddedEvidence(services, {...input, caller}),

  'awards.removeEvidence': async (input, {services, caller}) => {
    await removeEvidence(services, {...input, caller});
    return undefined;
  },

  'endorsements.ask': async (input, {services, caller}) =>
    askForEndorsement(services, {...input, caller}, input),

  'endorsements.list': async (input, {services, caller}) => {
    const {isHolder, row} = await nearAward(services.db, {...input, caller});
    if (!isHolder) throw new Refusal('AWARD_UNKNOWN');
    const rows = await services.db
      .selectFrom('endorsement')
      .selectAll()
      .where('award_id', '=', row.id)
      .orderBy('requested_at', 'desc')
      .orderBy('id')
      .execute();
    return {items: await endorsementViews(services, services.db, rows)};
  },

  'endorsements.askForRequest': async (input, {services, caller}) => {
    await assertOwnRequest(services, caller, input);
    const {structure, request} = input;
    return askForRequestEndorsement(services, {structure, request, person: caller.person}, input);
  },

  'endorsements.listForRequest': async (input, {services, caller}) => {
    await assertOwnRequest(services, caller, input);
    const rows = await services.db
      .selectFrom('endorsement')
      .selectAll()
      .where('request_id', '=', input.request)
      .orderBy('requested_at', 'desc')
      .orderBy('id')
      .execute();
    return {items: await endorsementViews(services, services.db, rows)};
  },

  'requests.recommendations': async (input, {services, caller}) => {
    const {row, as} = await assertSeenRequest(services, caller, input);
    const {structure_id: structure, person_id: about, id: request} = row;
    const items = await recommendationsOf(services.db, {request, viewer: caller.person});
    if (as === 'staff' && items.length > 0) {
      const look = {
        structure,
        by: caller.person,
        act: 'recommendation.read',
        about,
        object: request,
      } as const;
      await noteLooks(services.db, [{...look, at: services.now()}]);
    }
    return {items};
  },

  'endorsements.mine': async ({structure}, {services, caller}) => {
    const rows = await services.db
      .selectFrom('endorsement')
      .selectAll()
      .where('endorser_id', '=', caller.person)
      .where('structure_id', '=', structure)
      .orderBy('requested_at', 'desc')
      .orderBy('id')
      .limit(200)
      .execute();
    return {items: await endorsementViews(services, services.db, rows)};
  },

  'endorsements.write': async (input, {services, caller}) =>
    actOnEndorsement(services, byPerson(input, caller), (_row, proof) => ({
      type: 'write',
      proof,
      text: input.text,
      name: input.name,
      hasConsent: input.consent,
    })),

  'endorsements.decline': async (input, {services, caller}) =>
    actOnEndorsement(services, byPerson(input, caller), (_row, proof) => ({type: 'decline', proof})),

  'endorsements.accept': async (input, {services, caller}) =>
    actOnEndorsement(services, byPerson(input, caller), () => ({type: 'accept', by: caller.person})),

  'endorsements.refuse': async (input, {services, caller}) =>
    actOnEndorsement(services, byPerson(input, caller), () => ({type: 'refuse', by: caller.person})),

  'endorsements.withdraw': async (input, {services, caller}) =>
    actOnEndorsement(services, byPerson(input, caller), (row) => withdrawal(row, caller.person)),

  'endorsements.openLink': async (input, {services}) => {
    const {row} = await openEndorsementLink(services, input);
    const [view] = await endorsementViews(services, services.db, [row]);
    if (!view) throw new Refusal('ENDORSEMENT_UNKNOWN');
    return view;
  },

  'endorsements.writeByLink': async (input, {services}) =>
    actOnEndorsement(services, await byLink(services, input), (_row, proof) => ({
      type: 'write',
      proof,
      text: input.text,
      name: input.name,
      hasConsent: input.consent,
    })),

  'endorsements.declineByLink': async (input, {services}) =>
    actOnEndorsement(services, await byLink(services, input), (_row, proof) => ({type: 'decline', proof})),

  'endorsements.withdrawByLink': async (input, {services}) =>
    actOnEndorsement(services, await byLink(services, input), (_row, proof) => ({
      type: 'withdraw',
      by: proof,
    })),
};
