/**
 * All areas of the contract through the SDK, against a listening backend: what people do, what others then see, what is refused.
 * At the end: every route was reached, and every answer was as the contract has it.
 */
import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {routes} from '@pepites/recognition';
import {describeAccount} from './areas/account.ts';
import {describeActivities} from './areas/activities.ts';
import {describeAskable} from './areas/askable.ts';
import {describeBadgeDesigns} from './areas/badge-designs.ts';
import {describeBadges} from './areas/badges.ts';
import {describeBeside} from './areas/beside.ts';
import {describeCatalogue} from './areas/catalogue.ts';
import {describeCourseAttacks} from './areas/course-attacks.ts';
import {describeCourses} from './areas/courses.ts';
import {describeCriteria} from './areas/criteria.ts';
import {describeDefinitions} from './areas/definitions.ts';
import {describeElsewhere} from './areas/elsewhere.ts';
import {describeExamination} from './areas/examination.ts';
import {describeFrameworks} from './areas/frameworks.ts';
import {describeKeyBadges} from './areas/key-badges.ts';
import {describeMe} from './areas/me.ts';
import {describeMembers} from './areas/members.ts';
import {describeMessages} from './areas/messages.ts';
import {describeNetworks} from './areas/networks.ts';
import {describePathways} from './areas/pathways.ts';
import {describePlatforms} from './areas/platforms.ts';
import {describeProposals} from './areas/proposals.ts';
import {describeRequests} from './areas/requests.ts';
import {describeReview} from './areas/review.ts';
import {describeRights} from './areas/rights.ts';
import {describeSelfCreated} from './areas/self-created.ts';
import {describeSharing} from './areas/sharing.ts';
import {describeSignIn} from './areas/sign-in.ts';
import {describeStatistics} from './areas/statistics.ts';
import {describeSupporters} from './areas/supporters.ts';
import {describeWebhooks} from './areas/webhooks.ts';
import {openStage} from './areas/stage.ts';
import {routesOnOwned} from './trespass.ts';

const stage = await openStage();
after(() => stage.close());

describe('through the SDK, over HTTP,', () => {
  describeAccount(stage);
  describeActivities(stage);
  describeAskable(stage);
  describeBadges(stage);
  describeBeside(stage);
  describeCatalogue(stage);
  describeCourses(stage);
  describeCourseAttacks(stage);
  describeCriteria(stage);
  describeDefinitions(stage);
  describeElsewhere(stage);
  describeExamination(stage);
  describeFrameworks(stage);
  describeKeyBadges(stage);
  describeMe(stage);
  describeMembers(stage);
  describeMessages(stage);
  describeNetworks(stage);
  describePathways(stage);
  describePlatforms(stage);
  describeProposals(stage);
  describeRequests(stage);
  describeReview(stage);
  describeRights(stage);
  describeSelfCreated(stage);
  describeBadgeDesigns(stage);
  describeSharing(stage);
  describeSignIn(stage);
  describeStatistics(stage);
  describeSupporters(stage);
  describeWebhooks(stage);
});

describe('the whole contract', () => {
  /** Routes that this suite does not call through the SDK, each with its reason. */
  const exceptions: Readonly<Record<string, string>> = {
    'pathways.follow': 'a stream: test/contract/progress-events.test.ts',
  };

  it('was answered as the contract has it', () => {
    assert.deepEqual(stage.recording.faults, []);
  });

  it('tells strangers that there is nothing, and whoever asks for what is not there', () => {
    const {tried, faults} = stage.trespass;
    assert.deepEqual(faults, []);
    assert.deepEqual(
      routesOnOwned.filter((id) => !tried.has(id)),
      [],
    );
  });

  it('was reached with success, route by route', () => {
    const {reached} = stage.recording;
    const missed = Object.keys(routes).filter((id) => !reached.has(id));
    assert.deepEqual(missed, Object.keys(exceptions), 'call the others in test/contract/areas');
  });
});
