/** A running cluster as a story that grows: states from server-sent events. */
import type { Frame, Recording } from '../core/recording.ts';
import { Session } from './session.ts';

/** Earlier states are forgotten. */
const MOST_FRAMES = 5_000;

const BEGINNING: Frame = { state: { nodes: [] }, step: null, lights: [] };

interface Growing extends Recording {
  readonly frames: Frame[];
}

/** A session that follows the events of this address. A reader who looks at an earlier state stays there. */
export function liveSession(address: string): Session {
  const recording: Growing = {
    title: 'A running cluster',
    says: 'Its nodes tell their states as they change. Pause, or go back, to look at what was recorded.',
    frames: [BEGINNING],
  };
  const session = new Session({ recording });
  session.follow(true);
  const source = new EventSource(address);
  source.addEventListener('open', () => {
    // The server tells each new connection all that it has kept.
    recording.frames.splice(1);
    session.silence.value = '';
  });
  source.addEventListener('error', () => {
    session.silence.value = 'The cluster does not answer now. What was recorded is still here.';
  });
  source.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const frame: Frame = JSON.parse(data);
    recording.frames.push(frame);
    const tooMany = recording.frames.length > MOST_FRAMES;
    if (tooMany) recording.frames.splice(1, 1);
    session.grown(tooMany ? 1 : 0);
  });
  return session;
}
