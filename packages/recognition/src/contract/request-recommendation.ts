/** A recommendation as those read it who examine the request that it is for. */
import * as v from 'valibot';
import {instantSchema, uuidSchema} from '../text.js';

export const requestRecommendationSchema = v.object({
  id: uuidSchema,
  /** As the endorser wrote them: nobody has checked the name. */
  text: v.string(),
  endorserName: v.string(),
  writtenAt: instantSchema,
  /**
   * How far it is known who wrote: `account`, somebody who was signed in; `link`, whoever had the link and the code. It is signed only
   * once the badge is given.
   */
  way: v.picklist(['account', 'link']),
  /** The reader wrote it themselves. */
  isMine: v.boolean(),
});

export type RequestRecommendation = v.InferOutput<typeof requestRecommendationSchema>;
