/** The server way, in ten lines: the platform's server reports the completion with its API key. */
import {createServerClient} from '@pepites/sdk/server.js';
import type {Launch} from './launches.ts';
import type {CoursePlatform} from './platform.ts';

/** Reported again, it gives no second badge: a learner who is known has it (`awarded`), another gets a claim to take (`claimable`). */
export async function reportCourse({backend, apiKey}: CoursePlatform, launch: Launch) {
  const {course, learner, registration} = launch;
  const {badges} = createServerClient({backend, apiKey});
  return badges.award({
    structure: 'inae',
    badge: course.id,
    learner: {ref: learner},
    completion: {activity: course.publisherId, completed: true, registration},
  });
}
