/** Evidence beside the new badge: words, and photos, recordings and files. Sent again after a failure, nothing is sent twice. */
import {type FileKind, fileKindOf} from '@pepites/recognition';
import type {LitElement} from 'lit';
import {VoiceRecorder, type VoiceState} from '../badge-request/fields/voice-recorder.js';
import {shrinkPhoto} from '../badge-request/fields/shrink-photo.js';
import {makeUuid} from '../base/make-uuid.js';
import type {BackendController} from '../context/backend-controller.js';
import type {DesignerFlow} from './designer-flow.js';

/** Most files that are added at one time. */
const mostFiles = 5;

export interface ChosenFile {
  /** UUID made here: the key of its upload. */
  readonly id: string;
  readonly file: File;
  readonly kind: FileKind;
  /** Once the backend has it. */
  readonly stored?: string;
}

export interface EvidenceSending {
  readonly backend: BackendController;
  readonly flow: DesignerFlow;
  readonly award: string | undefined;
}

/** What the backend has, to be seen again: words, or the name of a file. */
export interface KeptEvidence {
  readonly kind: 'words' | FileKind;
  readonly name: string;
}

export class EvidenceForm {
  words = '';
  /** In the order in which it was kept. */
  kept: readonly KeptEvidence[] = [];
  files: readonly ChosenFile[] = [];
  isSending = false;
  isMissing = false;
  isKept = false;
  error: unknown;
  readonly recorder: VoiceRecorder;

  readonly #host: LitElement;
  #wordsKey = makeUuid();

  constructor(host: LitElement) {
    this.#host = host;
    this.recorder = new VoiceRecorder(host);
  }

  write(words: string): void {
    this.#wordsKey = makeUuid();
    this.#set({words});
  }

  async add(files: readonly File[], asked: FileKind): Promise<void> {
    const added = await Promise.all(
      files.map(async (file): Promise<ChosenFile> => {
        const kind = asked === 'file' ? fileKindOf(file.type) : asked;
        return {id: makeUuid(), kind, file: kind === 'photo' ? await shrinkPhoto(file) : file};
      }),
    );
    this.#set({files: [...this.files, ...added].slice(0, mostFiles)});
  }

  remove(file: ChosenFile): void {
    this.#set({files: this.files.filter((each) => each !== file)});
  }

  record(announce: (state: VoiceState) => void): void {
    void this.recorder.start({
      question: 'evidence',
      maxSeconds: 120,
      onDone: (file) => void this.add([file], 'voice'),
      onNews: announce,
    });
  }

  clear(): void {
    this.recorder.stop();
    this.#set({words: '', files: []});
    this.kept = [];
    this.error = undefined;
  }

  /** Never rejects: what went wrong is in `error`. */
  async send({backend, flow, award}: EvidenceSending): Promise<void> {
    if (this.isSending || award === undefined) return;
    this.recorder.stop();
    const text = this.words.trim();
    this.isMissing = text === '' && this.files.length === 0;
    this.error = undefined;
    this.#host.requestUpdate();
    if (this.isMissing) {
      flow.focusTarget = 'problem';
      return;
    }
    this.isSending = true;
    const {context, structure} = backend;
    try {
      if (text !== '') {
        const evidence = {kind: 'text', title: '', text} as const;
        const key = {idempotencyKey: this.#wordsKey};
        await context.use((client) => client.awards.addEvidence({structure, award, evidence}, key));
        this.words = '';
        this.kept = [...this.kept, {kind: 'words', name: text}];
      }
      while (this.files[0]) {
        const stored = await this.#store(this.files[0], backend);
        const evidence = {kind: 'file', title: '', file: stored.stored ?? ''} as const;
        const key = {idempotencyKey: stored.id};
        await context.use((client) => client.awards.addEvidence({structure, award, evidence}, key));
        this.files = this.files.slice(1);
        this.kept = [...this.kept, {kind: stored.kind, name: stored.file.name}];
      }
      this.isKept = true;
      flow.focusTarget = 'news';
      context.notifyChange();
    } catch (error) {
      this.error = error;
      flow.focusTarget = 'problem';
    } finally {
      this.isSending = false;
      this.#host.requestUpdate();
    }
  }

  async #store(chosen: ChosenFile, {context, structure}: BackendController): Promise<ChosenFile> {
    if (chosen.stored !== undefined) return chosen;
    const {file} = chosen;
    const {id: stored} = await context.use((client) => client.files.upload({structure, file}));
    const known = {...chosen, stored};
    this.files = this.files.map((each) => (each === chosen ? known : each));
    return known;
  }

  #set(values: Partial<Pick<EvidenceForm, 'words' | 'files'>>): void {
    Object.assign(this, values, {isMissing: false, isKept: false});
    this.#host.requestUpdate();
  }
}
