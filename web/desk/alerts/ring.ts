interface Note {
  readonly hertz: number;
  readonly atSeconds: number;
}

/** Two short notes of a counter bell, synthesised so that no file is loaded; danger sounds like nothing else. */
const NOTES: Readonly<Record<'arrival' | 'danger', readonly Note[]>> = {
  arrival: [
    { hertz: 1_319, atSeconds: 0 },
    { hertz: 1_760, atSeconds: 0.12 },
  ],
  danger: [0, 0.3, 0.6, 0.9].flatMap((atSeconds) => [
    { hertz: 880, atSeconds },
    { hertz: 622, atSeconds: atSeconds + 0.15 },
  ]),
};
const LENGTH_SECONDS = 0.6;
const LOUDNESS = 0.12;

let audio: AudioContext | undefined;

export function ring(what: keyof typeof NOTES = 'arrival'): void {
  audio ??= new AudioContext();
  const out = audio;
  // Browsers suspend audio until the user interacts with the page.
  out.resume().catch(() => undefined);
  for (const { hertz, atSeconds } of NOTES[what]) {
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
