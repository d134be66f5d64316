/** What an operator can do, in the server's own process or through its door. */
import type {
  BadgeMade,
  BadgeMaking,
  BadgeNotMade,
  BadgesToMake,
  Definition,
  IssuingPlatformId,
  Member,
} from '@pepites/recognition';
import {type AwardActions, createAwardActions} from './awards/operator-awards.js';
import {revokeAward, type Revoked} from './awards/revoke.js';
import type {BackupNote} from './backup/copy.js';
import {makeBackup} from './backup/make-backup.js';
import {assertStructure} from './catalogue/assert-structure.js';
import {createPlatformActions, type PlatformActions} from './completions/operator-platforms.js';
import {applyDefinition} from './definitions/apply.js';
import {exportFile} from './definitions/export-definition.js';
import type {ApplyPlan} from './definitions/plan.js';
import {type IssuedElsewhere, issuedElsewhere, retryElsewhere} from './elsewhere/report.js';
import type {TakenUp} from './elsewhere/change-elsewhere.js';
import {
  drawMilestones,
  milestonesToDraw,
  type MilestonePathways,
  type MilestonesToDraw,
  type MilestoneToDraw,
} from './elsewhere/milestone-pathways.js';
import {badgesToMake} from './elsewhere/badges-to-make.js';
import {noteMade, noteMaking, noteNotMade} from './elsewhere/note-made.js';
import {knownUntil, type PartToTakeUp, takeUp} from './elsewhere/take-up.js';
import {ServerError} from './errors.js';
import {dropMember, membersOf, type MemberToSet, setMember} from './members/operator-members.js';
import {examine, type Finding, type Installation} from './operation/doctor.js';
import {createClaimCode} from './people/claim-codes.js';
import {rotateIssuerKey} from './keys/key-ring.js';
import type {Services} from './services.js';
import {createStatisticsActions, type StatisticsActions} from './statistics/operator-statistics.js';
import {createWebhookActions, type WebhookActions} from './webhooks/operator-webhooks.js';

export interface OperatorActions extends WebhookActions, PlatformActions, AwardActions, StatisticsActions {
  /**
   * Puts a definition in place, or says what that would change. Twice is the same as once.
   * @param options.images bytes by the path that the definition gives for each badge
   * @throws {ServerError} ERR_DEFINITION_INVALID with `problems`
   */
  apply(
    definition: Definition,
    options: {readonly images: ReadonlyMap<string, Uint8Array>; readonly dryRun: boolean},
  ): Promise<ApplyPlan>;
  /** A ZIP file: the structure as `pepites.yaml`, the images of its badges beside it. @throws {ServerError} ERR_STRUCTURE_UNKNOWN */
  exportDefinition(input: {readonly structure: string}): Promise<Uint8Array>;
  /**
   * Takes a badge back, for ever.
   * @param input.award the award's id, or the badge's (`urn:uuid:…`)
   * @throws {ServerError} ERR_AWARD_UNKNOWN, ERR_AWARD_REVOKED
   */
  revoke(input: {readonly award: string; readonly reason: string}): Promise<Revoked>;
  /** A new key to sign with; badges signed before stay good. Gives its name. @throws {ServerError} ERR_STRUCTURE_UNKNOWN */
  rotateKey(input: {readonly structure: string}): Promise<string>;
  /**
   * Copies the store and its files into a new folder, while the backend runs. The secret that seals the keys is not in it: keep it elsewhere.
   * @param input.folder absolute; must not exist
   * @throws {ServerError} ERR_BACKUP_FOLDER
   */
  backup(input: {readonly folder: string}): Promise<BackupNote>;
  /** A new person and the claim code that signs them in. @throws {ServerError} ERR_STRUCTURE_UNKNOWN, ERR_NAME_INVALID */
  createClaimCode(input: {readonly structure: string; readonly displayName: string}): Promise<string>;
  /** @throws {ServerError} ERR_STRUCTURE_UNKNOWN */
  members(input: {readonly structure: string}): Promise<readonly Member[]>;
  /**
   * A new member, or other roles for one.
   * @param input.email lower case
   * @throws {ServerError} ERR_STRUCTURE_UNKNOWN, ERR_ROLE_UNKNOWN, ERR_NAME_INVALID
   */
  setMember(input: MemberToSet): Promise<Member>;
  /** Ends their roles and sessions there. @throws {ServerError} ERR_STRUCTURE_UNKNOWN, ERR_MEMBER_UNKNOWN */
  dropMember(input: {readonly structure: string; readonly email: string}): Promise<Member>;
  /** Takes up a part of what was read of another platform, or says what would be new. Twice is the same as once. */
  takeUp(part: PartToTakeUp): Promise<TakenUp>;
  /** The latest time at which something that is known here was given there; undefined: nothing is. */
  knownUntil(input: OnPlatform): Promise<string | undefined>;
  /** The milestones of a platform that can be a key badge of this structure and are none yet. @throws {ServerError} ERR_STRUCTURE_UNKNOWN */
  milestonesToDraw(input: MilestoneStructure): Promise<readonly MilestoneToDraw[]>;
  /**
   * Makes each milestone whose badges are linked a key badge with a pathway, or brings these up to date; or says what that would change.
   * @throws {ServerError} ERR_STRUCTURE_UNKNOWN; ERR_DEFINITION_INVALID with `problems`
   */
  drawMilestones(input: MilestonesToDraw): Promise<MilestonePathways>;
  /** The badges of here that are to be on a platform too (`issuedThrough.makes`), as they are now. */
  badgesToMake(input: OnPlatform): Promise<BadgesToMake>;
  /** Before a badge is made there. False: it is not to be: it was made meanwhile, or somebody else is at it. */
  noteMaking(input: BadgeMaking & OnPlatform): Promise<boolean>;
  noteNotMade(input: BadgeNotMade & OnPlatform): Promise<void>;
  /** It was made, found or changed there: linked from now on. */
  noteMade(input: BadgeMade & OnPlatform): Promise<void>;
  /** How things stand with what is given on other platforms too. */
  issuedElsewhere(): Promise<readonly IssuedElsewhere[]>;
  /** Tries again what another platform has refused; says how many. */
  retryElsewhere(): Promise<number>;
  /** Looks at the installation, and changes nothing in the store. */
  examine(): Promise<readonly Finding[]>;
}

interface OnPlatform {
  readonly platform: IssuingPlatformId;
}

interface MilestoneStructure extends OnPlatform {
  readonly structure: string;
}

const longestName = 100;

export function createOperatorActions(services: Services, installation: Installation): OperatorActions {
  const {dataDirectory} = installation;
  return {
    ...createWebhookActions(services),
    ...createPlatformActions(services),
    ...createAwardActions(services),
    ...createStatisticsActions(services),
    apply: async (definition, options) => applyDefinition(services, definition, options),
    exportDefinition: async ({structure}) => {
      await assertStructure(services.db, structure);
      return exportFile(services, structure);
    },
    revoke: async (input) => revokeAward(services, input),
    rotateKey: async ({structure}) => {
      await assertStructure(services.db, structure);
      const {db, sealer, now} = services;
      return db.transaction().execute(async (t) => rotateIssuerKey(t, {structure, sealer, now: now()}));
    },
    backup: async ({folder}) => makeBackup(services, {folder, dataDirectory}),
    createClaimCode: async ({structure, displayName}) => {
      const name = displayName.trim();
      if (name === '' || name.length > longestName)
        throw new ServerError('ERR_NAME_INVALID', `A name has 1 to ${longestName} characters.`);
      await assertStructure(services.db, structure);
      return (await createClaimCode(services, {structure, displayName: name, by: {kind: 'operator'}}))
        .claimCode;
    },
    members: async ({structure}) => membersOf(services.db, structure),
    setMember: async (input) => setMember(services, input),
    dropMember: async (input) => dropMember(services, input),
    takeUp: async (part) => takeUp(services, part),
    knownUntil: async ({platform}) => knownUntil(services, platform),
    milestonesToDraw: async (input) => milestonesToDraw(services, input),
    drawMilestones: async (input) => drawMilestones(services, input),
    badgesToMake: async ({platform}) => badgesToMake(services, platform),
    noteMaking: async (input) => noteMaking(services, input),
    noteNotMade: async (input) => noteNotMade(services, input),
    noteMade: async (input) => noteMade(services, input),
    issuedElsewhere: async () => issuedElsewhere(services),
    retryElsewhere: async () => retryElsewhere(services),
    examine: async () => examine(services, installation),
  };
}
