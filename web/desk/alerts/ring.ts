/** Two short notes of a counter bell, synthesised so that no file is loaded. */
const NOTES = [
  { hertz: 1_319, atSeconds: 0 },
  { hertz: 1_760, atSeconds: 0.12 },
] as const;
const LENGTH_SECONDS = 0.6;
const LOUDNESS = 0.12;

let audio: AudioContext | undefined;

export function ring(): void {
  audio ??= new AudioContext();
  const out = audio;
  // Browsers suspend audio until the user interacts with the page.
  out.resume().catch(() => undefined);
  for (const { hertz, atSeconds } of NOTES) {
    const start = out.currentTime + atSeconds;
    const tone = new OscillatorNode(out, { frequency: hertz });
    const volume = new GainNode(out, { gain: 0 });
    volume.gain.setValueAtTime(LOUDNESS, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + LENGTH_SECONDS);
    tone.connect(volume).connect(out.destination);
    tone.start(start);
    tone.stop(start + LENGTH_SECONDS);
  }
}
