/** The badge that the backend says somebody has already: where they see it. */
import type {Award} from '@pepites/recognition';
import type {BackendController} from '../context/backend-controller.js';

/** `undefined` where it cannot be had: what was said of it holds all the same. */
export async function heldAward(
  {context, structure}: BackendController,
  badge: string | undefined,
): Promise<Award | undefined> {
  try {
    const {items} = await context.use((client) => client.me.awards({structure}));
    return items.find((award) => award.badge === badge && award.state === 'issued');
  } catch {
    return undefined;
  }
}
