/** Who may import whom. A room that is not listed here cannot be entered, and nothing in it may import anything. */

export interface Room {
  readonly name: string;
  /** The files of the room: a regular expression over paths from the root of the repository. */
  readonly files: string;
  /** What these files may import of the repository; `$1` is the first group of `files`. */
  readonly may: readonly string[];
  /** May import packages, and what comes with Node. */
  readonly outside?: true;
  readonly because: string;
}

const KERNELS = ['^spec/kernel/', '^impl/kernel/'];
const CHECKER = ['^model-check/(engine|machine|world|drivers|edge|report|pace)/', '^model-check/[^/]+\\.ts$'];
const PROTOCOLS = '^impl/';
const ANYTHING = '.';

export const ROOMS: readonly Room[] = [
  { name: 'spec-kernel', files: '^spec/kernel/', may: ['^spec/kernel/'], because: 'a spec stands on nothing but specs' },
  {
    name: 'spec-identifier-space',
    files: '^spec/identifier-space/',
    may: ['^spec/(kernel|identifier-space)/'],
    because: 'the ring as mathematics is below every protocol',
  },
  {
    name: 'spec-protocol',
    files: '^spec/(?!kernel/|identifier-space/)[^/]+/',
    may: ['^spec/'],
    because: 'or an implementation would be checked against itself',
  },
  { name: 'impl-kernel', files: '^impl/kernel/', may: ['^impl/kernel/'], because: 'every protocol stands on it' },
  {
    name: 'impl-identifier-space',
    files: '^impl/identifier-space/',
    may: ['^impl/(kernel|identifier-space)/'],
    because: 'it is checked against the spec of the same name, so it shares nothing with it',
  },
  {
    name: 'impl-protocol',
    files: '^impl/((?!kernel/|identifier-space/|stack/|baselines/)[^/]+|baselines/(?:generations/)?[^/]+)/',
    may: [
      '^impl/(kernel|identifier-space)/',
      '^impl/$1/',
      '^impl/[^/]+/messages\\.ts$',
      '^impl/replication/(placement|store|range|claim)\\.ts$',
    ],
    because:
      'a reducer that reads a clock, a socket or a spec can be neither replayed nor checked; of another layer it knows the messages, and of replication where replicas are, how they are kept, and under which titles',
  },
  { name: 'impl-stack', files: '^impl/stack/', may: [PROTOCOLS], because: 'stacking protocols is pure, too' },
  {
    name: 'runtime',
    files: '^runtime/',
    may: ['^(impl|runtime)/', '^traces/(format|record)/'],
    outside: true,
    because: 'what runs in production does not need the checker',
  },
  {
    name: 'model-check-core',
    files: '^model-check/(engine|machine|world)/',
    may: [...KERNELS, ...CHECKER],
    because: 'the checker earns trust once, for all protocols: it knows none, and no clock',
  },
  {
    name: 'model-check-edge',
    files: '^model-check/edge/',
    may: [...KERNELS, ...CHECKER],
    outside: true,
    because: 'what a user passes is looked at in one place, before anything is done with it; names are compared by a package',
  },
  {
    name: 'model-check-simulator',
    files: '^model-check/simulator/',
    may: [...KERNELS, '^model-check/(engine|world|simulator)/'],
    because: 'it runs any protocol in virtual time, so it knows none, and no clock; what an effect does, the world says',
  },
  {
    name: 'model-check-face',
    files: '^model-check/(?:drivers/|report/|pace/|[^/]+\\.ts$)',
    may: [...KERNELS, ...CHECKER],
    outside: true,
    because: 'what drives the engine knows no protocol either',
  },
  {
    name: 'scenarios',
    files: '^scenarios/',
    may: ['^spec/', PROTOCOLS, '^model-check/', '^scenarios/'],
    because: 'spec, implementation and bounds meet here; the runtime does not',
  },
  {
    name: 'traces',
    files: '^traces/',
    may: [
      ...KERNELS,
      '^spec/serialisability/',
      '^traces/',
      '^model-check/(world|drivers|report)/',
      '^model-check/engine/system/',
      '^model-check/[^/]+\\.ts$',
    ],
    outside: true,
    because:
      'a trace is read without the runtime that wrote it; its properties are asked as the checker asks them; what a history must be is a spec of no protocol',
  },
  {
    name: 'experiments',
    files: '^experiments/',
    may: [PROTOCOLS, '^model-check/(engine|world|simulator)/', '^experiments/'],
    because: 'figures follow from seeds: nothing here reads a clock or writes a file, scripts do; it compares protocols, so it knows many',
  },
  {
    name: 'exports',
    files: '^exports/',
    may: ['^(spec|impl|model-check|scenarios|traces|exports)/'],
    because: 'the public faces show what is inside and add nothing',
  },
  {
    name: 'cli',
    files: '^cli/',
    may: ['^(spec|impl|runtime|model-check|scenarios|traces|exports|cli)/', '^package\\.json$'],
    outside: true,
    because: 'it parses, calls and prints',
  },
  { name: 'test', files: '^test/', may: [ANYTHING], outside: true, because: 'tests look everywhere' },
  { name: 'scripts', files: '^scripts/', may: [ANYTHING], outside: true, because: 'tools of the house' },
  { name: 'configuration', files: '^[^/]+\\.config\\.ts$', may: ['^[^/]+\\.config\\.ts$'], outside: true, because: 'tools read it' },
  { name: 'bin', files: '^bin/', may: ['^cli/main\\.ts$'], outside: true, because: 'it finds the program and runs it' },
];

/** What is used by nobody, or by few: the doors seen from the other side. */
export const CLOSED = [
  { name: 'nobody-imports-cli', target: '^cli/', except: '^(cli|bin|test)/', because: 'what the program can do, a library call can do' },
  { name: 'nobody-imports-tests', target: '^test/', except: '^(test|scripts)/', because: 'tests are leaves; a script may report of them' },
  { name: 'nobody-imports-scripts', target: '^scripts/', except: '^(scripts|test)/', because: 'tools of the house are not published' },
  {
    name: 'nobody-imports-experiments',
    target: '^experiments/',
    except: '^(experiments|scripts|test)/',
    because: 'figures are results, and not published code',
  },
  {
    name: 'nobody-imports-exports',
    target: '^exports/',
    except: '^(exports|cli|test)/',
    because: 'inside the house, doors are shorter ways',
  },
] as const;
