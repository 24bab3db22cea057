import { calledInAChildProcess } from './subject.ts';

process.stdout.write(calledInAChildProcess());
