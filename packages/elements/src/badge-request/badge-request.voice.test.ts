import {expect, waitUntil} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {everyForm, fileOf, MemoryBackend, shortForm} from '../testing/request-backend.js';
import {newBadge, openRequest, type RequestHarness} from '../testing/request-harness.js';
import {silentVoice} from '../testing/silent-voice.js';

const questionOf = (id: string) => everyForm.questions.find((question) => question.id === id)!;

async function openQuestion(id: string): Promise<{harness: RequestHarness; backend: MemoryBackend}> {
  const question = id === 'right' ? shortForm.questions[0]! : questionOf(id);
  const badge = newBadge({form: {version: 1, questions: [question]}});
  const backend = new MemoryBackend([badge]);
  const harness = await openRequest(backend, badge);
  await harness.press('Commencer');
  return {harness, backend};
}

/** Takes the place of the microphone for one test. */
async function withMicrophone(answer: () => Promise<MediaStream>, act: () => Promise<void>): Promise<void> {
  const devices = navigator.mediaDevices;
  Object.defineProperty(devices, 'getUserMedia', {value: answer, configurable: true});
  try {
    await act();
  } finally {
    Reflect.deleteProperty(devices, 'getUserMedia');
  }
}

describe('speaking to <badge-request>', () => {
  afterEach(async () => {
    await setViewport({width: 800, height: 600});
  });

  it('records a voice, says what is left, plays it back, deletes it, and sends it', async () => {
    const {harness, backend} = await openQuestion('voice');
    await harness.shows('Vous avez 2 minutes.');
    await expect(harness.element).to.be.accessible();
    await harness.press('Parler');
    await harness.shows('Parlez. Il reste 1 minute et 5');
    expect(harness.words).not.to.contain('Continuer');
    expect(harness.root.querySelector('[role="status"]')!.textContent).to.contain('Il reste 2');
    await expect(harness.element).to.be.accessible();
    const button = harness.all('button').find((each) => each.textContent.includes('Arrêter'))!;
    button.focus();
    await harness.press('Arrêter');
    await harness.shows('Ma voix 1');
    // The same button, which goes on: the focus has stayed.
    expect(harness.root.activeElement === button).to.equal(true);
    expect(button.textContent).to.contain('Parler encore');
    const audio = harness.root.querySelector('audio')!;
    await waitUntil(() => audio.readyState > 0, 'it can be played', {timeout: 5000});
    // Its colours change in a moment.
    await waitUntil(() => button.getAnimations().length === 0, 'still', {timeout: 5000});
    expect(audio.error === null).to.equal(true);
    // Its player says how long it is, and begins at the beginning.
    await waitUntil(() => Number.isFinite(audio.duration) && audio.currentTime === 0, 'how long', {
      timeout: 5000,
    });
    expect(audio.duration).to.be.greaterThan(0);
    await expect(harness.element).to.be.accessible();
    await harness.press('Enlever : Ma voix 1');
    expect(harness.root.querySelector('audio') === null).to.equal(true);
    await harness.press('Parler');
    await harness.shows('Il reste 1 minute');
    // Going on keeps what was said.
    await harness.press('Arrêter');
    await harness.shows('Ma voix 1');
    await harness.press('Continuer');
    await harness.shows('1 enregistrement');
    await harness.choose('J’accepte');
    await harness.press('Envoyer ma demande');
    await harness.shows('C’est envoyé.');
    const [file] = [...backend.files.values()];
    expect(file!.type).to.equal('audio/webm');
    const head = new Uint8Array(await file!.slice(0, 4).arrayBuffer());
    expect([...head]).to.deep.equal([0x1a, 0x45, 0xdf, 0xa3]);
  }).timeout(30_000);

  it('ends by itself when the time is over, and keeps what was said', async () => {
    const badge = newBadge({
      form: {version: 1, questions: [{...questionOf('voice'), maxSeconds: 2} as never]},
    });
    const harness = await openRequest(new MemoryBackend([badge]), badge);
    await harness.press('Commencer');
    await harness.shows('Vous avez 2 secondes.');
    await harness.press('Parler');
    await waitUntil(() => harness.words.includes('Ma voix 1'), 'kept', {timeout: 10_000});
  }).timeout(20_000);

  it('keeps what was said when the person goes back meanwhile, and frees the microphone', async () => {
    const {harness} = await openQuestion('voice');
    let track: MediaStreamTrack | undefined;
    const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    await withMicrophone(
      async () => {
        const stream = await real({audio: true});
        [track] = stream.getTracks();
        return stream;
      },
      async () => {
        await harness.press('Parler');
        await harness.shows('Il reste 1 minute');
        await harness.press('Revenir');
        await harness.shows('Reprendre ma demande');
        await waitUntil(() => track!.readyState === 'ended', 'freed', {timeout: 5000});
      },
    );
    await harness.press('Reprendre');
    await harness.shows('Ma voix 1');
  }).timeout(20_000);

  for (const [name, words] of [
    ['NotAllowedError', 'Le micro est bloqué. Vous pouvez aussi écrire ou montrer une photo.'],
    ['NotFoundError', 'Nous ne trouvons pas de micro. Vous pouvez aussi écrire ou montrer une photo.'],
    ['NotReadableError', 'Le micro ne marche pas pour le moment.'],
  ] as const)
    it(`says so, and the other ways, when the microphone gives ${name}`, async () => {
      const {harness} = await openQuestion('right');
      await harness.choose('Je parle');
      await withMicrophone(
        () => Promise.reject(new DOMException('', name)),
        async () => {
          await harness.press('Parler');
          await harness.shows(words);
        },
      );
      expect(harness.root.querySelector('[role="status"]')!.textContent).to.contain('micro');
      // A button that cannot work is not shown; what is busy may be free again.
      const canSpeak = harness.all('button').some((each) => each.textContent.trim().startsWith('Parler'));
      expect(canSpeak).to.equal(name === 'NotReadableError');
      const isBlocked = name === 'NotAllowedError';
      expect(harness.words.includes('Choisissez « Micro », puis « Autoriser ».')).to.equal(isBlocked);
      if (!canSpeak) expect(harness.focused).to.contain('Racontez un droit');
      await expect(harness.element).to.be.accessible();
      // A recording from elsewhere, and the other ways, still answer.
      await harness.pick(fileOf('voix.m4a', 'audio/mp4'));
      await harness.shows('Ma voix 1');
      await harness.choose('J’écris');
      await harness.write('J’ai droit à une pause.');
      await harness.press('Continuer');
      await harness.shows('Relisez avant d’envoyer.');
    }).timeout(20_000);

  it('says in words that a recording cannot be played, and what to do', async () => {
    const recorder = globalThis.MediaRecorder;
    Reflect.deleteProperty(globalThis, 'MediaRecorder');
    try {
      const {harness} = await openQuestion('voice');
      await harness.pick(fileOf('voix.mp3', 'audio/mpeg'));
      await harness.shows('Cet enregistrement ne s’écoute pas ici. Enlevez-le, puis recommencez.');
      expect(harness.all('audio')).to.have.length(0);
      await expect(harness.element).to.be.accessible();
      await harness.press('Enlever : Ma voix 1');
      await harness.pick(new File([silentVoice(2)], 'voix.wav', {type: 'audio/wav'}));
      await waitUntil(() => harness.root.querySelector('audio')?.readyState);
      expect(harness.words).not.to.contain('ne s’écoute pas');
    } finally {
      globalThis.MediaRecorder = recorder;
    }
  });

  it('is tried again once the person has allowed the microphone', async () => {
    const {harness} = await openQuestion('voice');
    await withMicrophone(
      () => Promise.reject(new DOMException('', 'NotAllowedError')),
      async () => {
        await harness.press('Parler');
        await harness.shows('Le micro est bloqué.');
      },
    );
    await harness.press('Essayer encore le micro');
    await harness.shows('Il reste 1 minute');
    await harness.press('Arrêter');
    await harness.shows('Ma voix 1');
  }).timeout(20_000);

  it('offers a recording from elsewhere where nothing can record', async () => {
    const recorder = globalThis.MediaRecorder;
    Reflect.deleteProperty(globalThis, 'MediaRecorder');
    try {
      const {harness} = await openQuestion('voice');
      await harness.shows('Nous ne trouvons pas de micro. Vous pouvez choisir un enregistrement.');
      await expect(harness.element).to.be.accessible();
      await harness.pick(fileOf('voix.mp3', 'audio/mpeg'));
      await harness.shows('Ma voix 1');
      // It is no trouble any more that there is no microphone.
      expect(harness.words).not.to.contain('pas de micro');
    } finally {
      globalThis.MediaRecorder = recorder;
    }
  });

  it('says nothing more of a missing microphone once there is a recording, and can take another', async () => {
    const {harness} = await openQuestion('voice');
    await withMicrophone(
      () => Promise.reject(new DOMException('', 'NotFoundError')),
      async () => {
        await harness.press('Parler');
        await harness.shows('Nous ne trouvons pas de micro.');
        await harness.pick(fileOf('voix.mp3', 'audio/mpeg'));
        await harness.shows('Ma voix 1');
        expect(harness.words).not.to.contain('pas de micro');
        expect(harness.words).to.contain('Choisir un enregistrement');
      },
    );
  });
});

describe('photos in <badge-request>', () => {
  /** Noise does not compress: about as large as a telephone's photo. */
  async function largePhoto(): Promise<File> {
    const canvas = new OffscreenCanvas(3000, 1500);
    const context = canvas.getContext('2d')!;
    const noise = context.createImageData(3000, 1500);
    for (let at = 0; at < noise.data.length; at += 65_536)
      crypto.getRandomValues(noise.data.subarray(at, at + 65_536));
    context.putImageData(noise, 0, 0);
    const blob = await canvas.convertToBlob({type: 'image/png'});
    return new File([blob], 'atelier.png', {type: 'image/png'});
  }

  it('makes one smaller that is too large, and asks what it shows', async () => {
    const {harness, backend} = await openQuestion('photo');
    const photo = await largePhoto();
    expect(photo.size).to.be.greaterThan(10 * 1024 * 1024);
    await harness.pick(photo);
    await waitUntil(() => harness.words.includes('Photo 1'), 'added', {timeout: 15_000});
    await harness.shows('Photo 1 : que voit-on ?');
    await expect(harness.element).to.be.accessible();
    await harness.write('Mon poste de couture', '.description input');
    expect(harness.one('img.preview').getAttribute('alt')).to.equal('Mon poste de couture');
    await harness.press('Continuer');
    await harness.choose('J’accepte');
    await harness.press('Envoyer ma demande');
    await harness.shows('C’est envoyé.');
    const [[id, sent]] = [...backend.files] as [[string, Blob]];
    expect([sent.type, sent.size < 10 * 1024 * 1024]).to.deep.equal(['image/jpeg', true]);
    const {width, height} = await createImageBitmap(sent);
    expect([width, height]).to.deep.equal([2000, 1000]);
    expect(backend.requests[0]!.answers[0]).to.deep.equal({
      question: 'photo',
      files: [id],
      descriptions: [{file: id, text: 'Mon poste de couture'}],
    });
  }).timeout(40_000);

  it('opens the camera where there is one, and the photos that are there', async () => {
    const {harness} = await openQuestion('photo');
    const camera = harness.one('input[capture]', HTMLInputElement);
    expect([camera.getAttribute('capture'), camera.accept]).to.deep.equal([
      'environment',
      'image/jpeg,image/png,image/webp',
    ]);
    expect(harness.words).to.contain('Prendre une photo');
    expect(harness.words).to.contain('Choisir une photo');
  });
});
