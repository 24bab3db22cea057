/**
 * Removes `prepare` from package.json while npm packs, and restores it afterwards: `strip` and `restore`.
 *
 * `prepare` is for clones. An installed package has nothing to build, and npm warns of each script that an install might
 * run. The key is renamed in place, so no copy has to be kept, and a second call changes nothing. Works on the
 * package.json in the working directory, where npm runs its scripts.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const KEYS = { strip: ['prepare', 'prepareClone'], restore: ['prepareClone', 'prepare'] };

const [from, to] = KEYS[process.argv[2]] ?? fail(`argument: got ${process.argv[2]}, expected strip or restore; write one of them`);
const manifest = readFileSync('package.json', 'utf8');
writeFileSync('package.json', manifest.replace(`"${from}":`, `"${to}":`));

function fail(complaint) {
  console.error(complaint);
  process.exit(2);
}
