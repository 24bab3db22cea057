/** A running cluster as a story that grows: states from server-sent events. */
import type { Frame, Recording } from '../core/recording.ts';
import { Session } from './session.ts';

/** Earlier states are forgotten. */
const MOST_FRAMES = 5_000;

interface Growing extends Recording {
  readonly frames: Frame[];
}

/** A session that follows the events of this address. A reader who looks at an earlier state stays there. */
export function liveSession(address: string): Session {
  const recording: Growing = {
    title: 'A running cluster',
    says: 'Its nodes tell their states as they change. Go back to look at what was recorded.',
    frames: [{ state: { nodes: [] }, step: null, lights: [] }],
  };
  const session = new Session({ recording });
  const source = new EventSource(address);
  source.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const frame: Frame = JSON.parse(data);
    const follows = session.position.value === recording.frames.length - 1;
    recording.frames.push(frame);
    if (recording.frames.length > MOST_FRAMES) recording.frames.splice(1, 1);
    session.grown(follows);
  });
  return session;
}
