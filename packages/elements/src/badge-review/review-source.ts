/** Where the open request comes from and the answer goes to: an examiner’s account, or the link of somebody without one. */
import type {
  BadgeRequest,
  Decision,
  Form,
  LocalisedText,
  ReadySentences,
  RequestRecommendation,
  StoredFile,
} from '@pepites/recognition';

/** A request with all that is needed to answer it. */
export interface OpenedRequest {
  readonly request: BadgeRequest;
  readonly criteria: readonly LocalisedText[];
  /** In the version that was answered to; absent where the badge asks nothing. */
  readonly form: Form | undefined;
  /** The badge asks other questions by now. */
  readonly isFormOld: boolean;
  /** What others wrote of the person for this request, where the person said yes to it. */
  readonly recommendations: readonly RequestRecommendation[];
  /** The structure's own ready sentences, where it has some. */
  readonly sentences: ReadySentences | undefined;
  /** False: it may be read, and somebody else's answer is awaited. */
  readonly isForMe: boolean;
}

export interface ReviewSource {
  read(request: string): Promise<OpenedRequest>;
  decide(request: BadgeRequest, decision: Decision): Promise<BadgeRequest>;
  handOver(request: string): Promise<void>;
  file(file: StoredFile, signal: AbortSignal): Promise<Blob>;
}
