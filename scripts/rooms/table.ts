/**
 * The allowed imports. A room is a folder without the folders in it that are rooms themselves. A room that is not listed
 * cannot be entered and may import nothing. Every room may import itself.
 */

export interface Room {
  /** The folder, as a path from the root of the repository. */
  readonly folder: string;
  /** The folders of the rooms that it may import. */
  readonly may: readonly string[];
  /** Whether it may import packages and modules of Node. */
  readonly outside?: true;
  /** Whether the folders in it may not import each other: each is a protocol. */
  readonly apart?: true;
  readonly because: string;
}

const KERNELS = ['spec/kernel', 'impl/kernel'];
const ENGINE = ['tables', 'system', 'memo', 'judge', 'symmetry', 'search'].map((name) => `model-check/engine/${name}`);
const IMPL = ['impl/kernel', 'impl/identifier-space', 'impl/places', 'impl', 'impl/stack'];

export const ROOMS: readonly Room[] = [
  { folder: 'spec/kernel', may: [], because: 'a spec stands on nothing but specs' },
  { folder: 'spec/identifier-space', may: [], because: 'the mathematics of the ring is below every protocol' },
  {
    folder: 'spec',
    may: ['spec/kernel', 'spec/identifier-space'],
    because: 'else an implementation would be checked against itself; a spec may stand on another one',
  },
  { folder: 'impl/kernel', may: [], because: 'every protocol stands on it' },
  { folder: 'impl/identifier-space', may: [], because: 'it is checked against the spec of the same name, so it shares nothing with it' },
  {
    folder: 'impl/places',
    may: ['impl/kernel', 'impl/identifier-space'],
    because: 'the location of replicas is one idea, for all protocols that keep some',
  },
  { folder: 'impl/persistent-map', may: [], because: 'a data structure knows no protocol' },
  {
    folder: 'impl',
    may: ['impl/kernel', 'impl/identifier-space', 'impl/places', 'impl/persistent-map'],
    apart: true,
    because: 'a reducer that reads a clock, a socket, a spec or another reducer can be neither replayed nor checked by itself',
  },
  {
    folder: 'impl/stack',
    may: ['impl/kernel', 'impl/identifier-space', 'impl/places', 'impl'],
    because: 'protocols are put on each other here, and nowhere else; that is pure, too',
  },
  {
    folder: 'runtime',
    may: ['impl/kernel', 'impl/identifier-space', 'impl/places', 'traces/format', 'traces/record'],
    outside: true,
    because: 'production code needs neither the checker nor a certain protocol; the place of a key is one idea for all',
  },
  {
    folder: 'service',
    may: ['impl/places', 'impl', 'runtime', 'traces/format'],
    outside: true,
    because: 'clients are served in HTTP here: it knows the store and no other layer',
  },
  {
    folder: 'machine',
    may: ['impl/kernel', 'impl/places', 'impl', 'impl/stack', 'runtime', 'service', 'traces/format', 'traces/record', 'traces/replay'],
    outside: true,
    because: 'the stack meets sockets, the disk, its clients and traces here, and plays one life or two',
  },
  {
    folder: 'client',
    may: [],
    because: 'it runs wherever there is fetch, and knows the cluster by its HTTP interface alone',
  },
  { folder: 'model-check/chance', may: [], because: 'a seed gives the same numbers everywhere' },
  {
    folder: 'model-check/engine/tables',
    may: ['impl/kernel', 'model-check/chance'],
    because: 'tables of integers in typed arrays know of no state and no move',
  },
  {
    folder: 'model-check/engine/system',
    may: [...KERNELS, 'model-check/engine/tables'],
    because: 'the explored system, and the plain meaning of its moves, are read without the code that makes the search fast',
  },
  {
    folder: 'model-check/engine/memo',
    may: ['impl/kernel', 'model-check/chance', ...ENGINE.slice(0, 2)],
    because: 'the effect of a move is remembered, whoever asks for it',
  },
  {
    folder: 'model-check/engine/judge',
    may: [...KERNELS, ...ENGINE.slice(0, 3)],
    because: 'properties see states and transitions, and not how they were found',
  },
  {
    folder: 'model-check/engine/symmetry',
    may: [...KERNELS, ...ENGINE.slice(0, 4)],
    because: 'orbits are compared by their moves and the answers of properties',
  },
  {
    folder: 'model-check/engine/liveness',
    may: [],
    because: 'fair ways round in a graph of integers are found without knowing what its states mean',
  },
  {
    folder: 'model-check/engine/search',
    may: [...KERNELS, ...ENGINE.slice(0, 5), 'model-check/engine/liveness'],
    because: 'the search is on top of all that it uses',
  },
  {
    folder: 'model-check/engine/packed',
    may: [
      ...KERNELS,
      'model-check/engine/tables',
      'model-check/engine/system',
      'model-check/engine/memo',
      'model-check/engine/judge',
      'model-check/engine/search',
    ],
    because: 'the packed core is a second search, which is compared with the first',
  },
  {
    folder: 'model-check/machine',
    may: [...KERNELS, 'model-check/engine/system', 'model-check/report'],
    because: 'it makes a system of any spec, so it knows none',
  },
  {
    folder: 'model-check',
    may: [...KERNELS, 'model-check/world', 'model-check/edge'],
    because: 'scenarios and options are described without a driver',
  },
  {
    folder: 'model-check/world',
    may: [...KERNELS, 'model-check', 'model-check/engine/system', 'model-check/edge'],
    because: 'it makes a system of any protocol, so it knows none, and no clock',
  },
  {
    folder: 'model-check/edge',
    may: [...KERNELS, 'model-check', 'model-check/world', 'model-check/report', 'model-check/engine/system'],
    outside: true,
    because: 'input of users is checked in one place, before anything is done with it; a package compares names',
  },
  {
    folder: 'model-check/pace',
    may: ['model-check'],
    outside: true,
    because: 'clock and memory are read here, and nowhere else in the checker',
  },
  {
    folder: 'model-check/report',
    may: [
      ...KERNELS,
      'model-check/engine/system',
      'model-check/engine/search',
      'model-check/world',
      'model-check/edge',
      'model-check/pace',
    ],
    because: 'findings are reported without being found again',
  },
  {
    folder: 'model-check/drivers',
    may: [
      ...KERNELS,
      ...[
        'chance',
        'engine/tables',
        'engine/system',
        'engine/judge',
        'engine/liveness',
        'engine/search',
        'engine/packed',
        'machine',
        'world',
        'edge',
        'pace',
        'report',
      ].map((name) => `model-check/${name}`),
      'model-check',
    ],
    because: 'the drivers of the engine know no protocol either',
  },
  {
    folder: 'model-check/vitest',
    may: ['model-check', 'model-check/drivers', 'model-check/edge', 'model-check/report'],
    outside: true,
    because: 'a scenario is a test there; nothing else needs a test runner',
  },
  {
    folder: 'model-check/simulator',
    may: ['impl/kernel', 'model-check/chance', 'model-check/engine/system', 'model-check/world'],
    because: 'it runs any protocol in virtual time, so it knows none, and no clock; the world says what an effect does',
  },
  {
    folder: 'scenarios',
    may: [
      ...['spec/kernel', 'spec/identifier-space', 'spec', ...IMPL],
      ...['chance', 'engine/system', 'world', 'simulator'].map((name) => `model-check/${name}`),
      'model-check',
    ],
    because: 'spec, implementation and bounds meet here; the runtime does not',
  },
  { folder: 'schema/compiled', may: [], outside: true, because: 'validators are generated from the schemas, and stand alone' },
  { folder: 'traces/format', may: ['impl/kernel'], outside: true, because: 'a trace is read without the program that wrote it' },
  { folder: 'traces/record', may: ['impl/kernel', 'traces/format'], outside: true, because: 'nodes record, and need nothing else' },
  { folder: 'traces/causal-order', may: ['traces/format'], because: 'cause and effect are in the lines' },
  {
    folder: 'traces/client-history',
    may: ['impl/kernel', 'spec', 'traces/format'],
    outside: true,
    because: 'the spec of a history belongs to no protocol',
  },
  {
    folder: 'traces/replay',
    may: [...KERNELS, 'traces/format', 'traces/causal-order', 'model-check/world', 'model-check/edge', 'model-check/engine/system'],
    because: 'reducers and properties are looked at, and asked, as the checker does so',
  },
  {
    folder: 'traces/foreign',
    may: [...KERNELS, 'traces/format', 'model-check/edge', 'model-check/engine/system'],
    outside: true,
    because: 'traces of other programs are held to specs, which are asked as the checker does so; it asks how large the heap is',
  },
  {
    folder: 'traces/minimal',
    may: ['traces/format', 'traces/causal-order', 'traces/replay'],
    because: 'a part of a run is replayed to see whether it diverges as the whole does',
  },
  {
    folder: 'traces/export',
    may: [
      'impl/kernel',
      'model-check/engine/system',
      'model-check/report',
      ...['format', 'causal-order', 'replay', 'foreign'].map((name) => `traces/${name}`),
    ],
    because: 'other tools show what was recorded; states are those that the reducer arrives at',
  },
  {
    folder: 'swarm',
    may: ['spec', 'impl/kernel', 'impl/places', 'impl', 'impl/stack', 'model-check/chance', 'model-check/world', 'model-check/simulator'],
    because: 'it plays the whole stack, judges what clients saw, and follows from a seed; the program reads the clock',
  },
  {
    folder: 'faults',
    may: ['client', 'impl/kernel', 'impl/places', 'spec', 'traces/client-history', 'traces/protocols', 'traces/replay'],
    outside: true,
    because: 'it starts the program as anybody does, and sees of it what operators and clients see, and what nodes record',
  },
  {
    folder: 'experiments',
    may: [
      'impl/kernel',
      'impl/identifier-space',
      'impl/places',
      'impl',
      'impl/stack',
      'model-check/chance',
      'model-check/world',
      'model-check/simulator',
    ],
    because: 'figures follow from seeds: nothing here reads a clock or writes a file, scripts do; it compares protocols, so it knows many',
  },
  {
    folder: 'exports',
    may: [
      ...['spec/kernel', 'spec', 'impl/kernel', 'impl/stack', 'model-check/engine/system', 'model-check/world', 'model-check/report'],
      ...[
        'client',
        'model-check/drivers',
        'model-check/edge',
        'model-check/vitest',
        'model-check',
        'traces/format',
        'traces/record',
        'traces/causal-order',
        'traces/client-history',
        'traces/replay',
        'traces/foreign',
      ],
    ],
    because: 'the public faces show what is inside and add nothing',
  },
  {
    folder: 'traces/protocols',
    may: ['spec/kernel', 'spec', 'impl/kernel', 'impl', 'scenarios', 'machine', 'model-check/world', 'traces/replay'],
    because: 'what can be replayed is known to the program and to the page',
  },
  {
    folder: 'explorer/core',
    may: [
      ...['spec/kernel', 'impl/kernel', 'model-check', 'model-check/engine/system', 'model-check/drivers', 'model-check/report'],
      ...['model-check/world', 'traces/format', 'traces/causal-order', 'traces/client-history', 'traces/replay', 'traces/protocols'],
    ],
    because: 'what a reader plays and sees is data, and is tested without a browser',
  },
  {
    folder: 'explorer/page',
    may: [...['explorer/core', 'scenarios', 'impl/kernel', 'model-check', 'model-check/drivers', 'model-check/report', 'traces/format']],
    outside: true,
    because: 'it draws, listens to the reader, and starts workers; protocols it knows by their scenarios alone',
  },
  {
    folder: 'cli',
    may: [
      ...['spec/kernel', 'spec', 'impl/kernel', 'impl', 'impl/places', 'runtime', 'service', 'machine', 'client'],
      ...['scenarios', 'swarm'],
      ...['model-check/chance', 'model-check/engine/system'],
      ...['model-check/edge', 'model-check/report', 'model-check/drivers', 'model-check', 'traces/format', 'traces/record'],
      ...['traces/client-history', 'traces/protocols', 'traces/replay', 'traces/foreign', 'traces/export', 'traces/minimal'],
    ],
    outside: true,
    because: 'it parses, calls and prints',
  },
];

/** Rooms outside of the house: they may import all of it. */
export const LEAVES: readonly { readonly folder: string; readonly because: string }[] = [
  { folder: 'test', because: 'tests look everywhere' },
  { folder: 'scripts', because: 'tools of the house are not published' },
  { folder: 'site', because: 'the site shows what is anywhere in the house' },
];

/** Closed rooms: only the rooms in `except` may import them. */
export const CLOSED: readonly { readonly folder: string; readonly except: readonly string[]; readonly because: string }[] = [
  {
    folder: 'cli',
    except: ['bin', 'scripts', 'test'],
    because: 'the program can do nothing that a library call cannot; a script writes its pages',
  },
  {
    folder: 'test',
    except: ['scripts', 'site'],
    because: 'tests are leaves; a script may report of them, and the course show their mutants',
  },
  { folder: 'scripts', except: ['test'], because: 'tools of the house are not published' },
  { folder: 'experiments', except: ['scripts', 'test'], because: 'figures are results, and not published code' },
  { folder: 'faults', except: ['scripts', 'test'], because: 'it kills processes, and is not published' },
  { folder: 'site', except: ['test'], because: 'nothing needs the site' },
  { folder: 'exports', except: ['test'], because: 'inside the house, doors are shorter ways' },
];

const FOLDERS = [...ROOMS, ...LEAVES].map(({ folder }) => folder);

/** The innermost room that contains a file; undefined when there is none. */
export function roomOf(path: string): string | undefined {
  return FOLDERS.filter((folder) => path.startsWith(`${folder}/`)).sort((a, b) => b.length - a.length)[0];
}
