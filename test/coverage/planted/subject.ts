/** Functions whose coverage is known: each is named after the place from which it is called. */
export function calledInTheTest(): string {
  return 'test';
}

export function calledInAChildProcess(): string {
  return 'child process';
}

export function calledInAWorkerThread(): string {
  return 'worker thread';
}

export function neverCalled(): string {
  return 'nowhere';
}
