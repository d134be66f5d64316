/** A recording (WAV, 8 kHz) in which nobody speaks. */
export function silentVoice(seconds: number): Uint8Array<ArrayBuffer> {
  const [head, rate] = [44, 8000];
  const samples = seconds * rate;
  const bytes = new Uint8Array(head + samples).fill(128, head);
  const view = new DataView(bytes.buffer);
  const write = (at: number, word: string): void => {
    bytes.set(new TextEncoder().encode(word), at);
  };
  write(0, 'RIFF');
  view.setUint32(4, head - 8 + samples, true);
  write(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  write(36, 'data');
  view.setUint32(40, samples, true);
  return bytes;
}
