/**
 * Sound for songs of the demonstration: a melody of five tones, plucked, composed here and another for each
 * record. It is nobody's song and nobody's voice.
 */
import { crc32 } from 'node:zlib';

const RATE = 11_025;
/** 宫商角徵羽 on D, Hz, over an octave and a half. */
const TONES = [293.66, 329.63, 369.99, 440, 493.88, 587.33, 659.26, 739.99] as const;
/** Steps between tones and lengths in beats, as folk songs of the lower Yangtze like to move. */
const PHRASE = [
  [2, 1],
  [3, 0.5],
  [2, 0.5],
  [1, 1],
  [0, 1],
  [1, 0.5],
  [2, 0.5],
  [3, 1],
  [4, 2],
] as const;
const BEAT_SECONDS = 0.42;
const PHRASES = 4;

/** @returns a WAV of about fourteen seconds, always the same for the same name */
export function composedSong(name: string): Buffer {
  const seed = crc32(name);
  const samples: number[] = [];
  for (let phrase = 0; phrase < PHRASES; phrase++) {
    const lift = phrase === PHRASES - 1 ? 0 : (seed >>> (phrase * 3)) % 4;
    for (const [i, [step, beats]] of PHRASE.entries()) {
      // The last tone of all is the one that the song rests on.
      const isLast = phrase === PHRASES - 1 && i === PHRASE.length - 1;
      const tone = TONES[isLast ? 0 : Math.min(step + lift, TONES.length - 1)] ?? TONES[0];
      pluck(samples, tone, beats * BEAT_SECONDS);
    }
  }
  const data = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, at) => data.writeInt16LE(Math.round(sample * 12_000), at * 2));
  return Buffer.concat([headOf(data.length), data]);
}

/** A string that is plucked: a few overtones, of which the higher ones fade sooner. */
function pluck(samples: number[], tone: number, seconds: number): void {
  for (let i = 0; i < seconds * RATE; i++) {
    const at = i / RATE;
    let sum = 0;
    for (let overtone = 1; overtone <= 4; overtone++)
      sum +=
        (Math.sin(2 * Math.PI * tone * overtone * at) * Math.exp(-at * 3 * overtone)) / overtone;
    samples.push((sum * Math.min(1, at * 200)) / 2);
  }
}

/** RIFF, one channel of 16 bits. */
function headOf(length: number): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(length, 40);
  return head;
}
