/**
 * How this project writes, as far as a test can hold it. Each rule is a row: what it finds, why that is not good, an example
 * that it finds and one that it lets pass.
 */

export interface Rule {
  readonly name: string;
  /** Tried on one sentence, with line breaks as blanks and code as `‹code›`. */
  readonly finds: RegExp | ((sentence: string) => boolean);
  readonly because: string;
  readonly finding: string;
  readonly passing: string;
  /** Paths where the rule applies; without it everywhere. */
  readonly only?: RegExp;
  readonly except?: RegExp;
}

/** A sentence with more words than this is too long. */
export const MOST_WORDS = 25;
/** A line of a page with more columns than this, outside tables and code, is too long to be read in a terminal. */
export const MOST_COLUMNS = 100;

const PAXOS = /transactions?|paxos|commit|ballots?|epochs?|glossary|limits|\bstore\b/i;
const EPOCHS = /transactions|replication|restor|titles|hand-over|take-over/;

export const RULES: readonly Rule[] = [
  {
    name: 'bare-who',
    finds: /^(?:(?:and|but|so|or|then|for) )?(?:who|whoever|whom|whose)\b(?!.*\?$)/i,
    because: 'a sentence begins with its actor: “A node that …”',
    finding: 'Who lets a newcomer in takes the knowledge along.',
    passing: 'Who owns the key?',
  },
  {
    name: 'bare-what',
    finds: /^(?:(?:And|But|So|Or|Then|For) what|What|Whatever)\b(?!.*\?$)/,
    because: 'a sentence begins with its actor; name the thing',
    finding: 'What is not met again is not remembered.',
    passing: 'What does a lookup cost?',
  },
  {
    name: 'who-as-object',
    finds: /\b(?:for|to|of|by|from|than|as|with|at|and|but) who(?:ever)?\b/i,
    because: 'name the one that is meant: “for a node that …”',
    finding: 'The answer is void for who has heard of the claim.',
    passing: 'The node for whom it waits answers.',
  },
  {
    name: 'anew',
    finds: /\banew\b/i,
    because: 'the word is “again”',
    finding: 'The tables are written anew.',
    passing: 'The tables are written again.',
  },
  {
    name: 'so-many',
    finds: /\bso many\b/i,
    because: 'write the number or the formula',
    finding: 'It asks so many of the others.',
    passing: 'It asks ⌊f/2⌋ + 1 of the others.',
  },
  {
    name: 'behind',
    finds: /\bbehind\b|\bin front\b/i,
    because: 'a direction is clockwise or counter-clockwise; a time is “after”',
    finding: 'The node behind the key answers.',
    passing: 'The first node clockwise of the key answers.',
  },
  {
    name: 'before-as-place',
    finds: /\b(?:the|that|those|this|ones?) (?:one )?before\b(?! (?:the )?(?:last|that)\b)|\b(?:stands?|stood|sits?|standing) before\b/i,
    because: 'a direction is clockwise or counter-clockwise: “its predecessor”',
    finding: 'The one before the leaver turns away.',
    passing: 'It is told before the leaver ends.',
  },
  {
    name: 'is-to-come',
    finds: /\b(?:is|are|was|were) to come\b/i,
    because: 'say what will happen: “no later event will come”',
    finding: 'No suspicion is to come.',
    passing: 'No suspicion will come later.',
  },
  {
    name: 'is-no-noun',
    finds:
      /(?<!\b(?:there|here|where|which there) )\b(?:is|are|was|were) no (?!longer\b|more\b|less\b|fewer\b|help\b|better\b|worse\b|larger\b|greater\b|higher\b|lower\b|one\b|such\b)\p{Ll}+/iu,
    because: '“is not a …”',
    finding: '“5x” is no duration.',
    passing: 'There is no duration that is no longer than that.',
  },
  {
    name: 'inverted-condition',
    finds: /^(?:Would|Were|Had|Does|Is|Are|Comes|Was) (?:it|they|he|she|the|a|an|this|that|there|one|all|both)\b(?!.*\?$)/,
    because: 'a condition begins with “if”',
    finding: 'Would they turn away earlier, they would not hear of it.',
    passing: 'Is it a member?',
  },
  {
    name: 'inverted-subject',
    finds: /^\p{Lu}\p{Ll}+ed (?:again |alone |only |besides )?(?:is|are|was|were)\b/u,
    because: 'the subject comes first: “The request is sent again when …”',
    finding: 'Asked again is when an owner is found.',
    passing: 'The request is sent again when an owner is found.',
  },
  {
    name: 'takes-for',
    finds:
      /\b(?:takes?|took|taken|taking) (?:it|him|them|itself|themselves|each|another|(?:the|a) \p{Ll}+(?: one)?) (?:for(?! granted)|to (?:be|have))\b/iu,
    because: '“considers … to be”, “believes that …”',
    finding: 'It takes itself to be alone.',
    passing: 'It believes that it is alone.',
  },
  {
    name: 'that-one',
    finds:
      /\bthat one(?:'s|’s)|\b(?:of|for|to|from|by|with|in|on|asks?|tells?) that one\b|\bthe one [^.;,]{1,60}, the other\b|\bto the one and\b/iu,
    because: 'repeat the noun, or give each its name',
    finding: 'It asks its successor for that one’s predecessor.',
    passing: 'It asks its successor for the successor’s predecessor.',
  },
  {
    name: 'wrong-suspicion',
    finds:
      /\bsuspect(?:s|ed|ing)?\b(?: \p{L}+){0,5} wrongly\b|\bwrongly suspect|\bwrong suspicions?\b|\bsuspicions? (?:is|are|was|were) wrong\b/iu,
    because: 'the field’s word is “false suspicion”, “suspected falsely”',
    finding: 'One wrong suspicion makes two owners.',
    passing: 'One false suspicion makes two owners.',
  },
  {
    name: 'alike',
    finds: /(?<!^)\balike\b(?!\[)/i,
    because: 'the field’s word is “symmetric”; in other senses “the same”, “in the same way”',
    finding: 'Some parts of the scenario are alike.',
    passing: 'Some parts of the scenario are symmetric (‹code›).',
  },
  {
    name: 'cut',
    finds:
      /\b(?:a|the|each|one|no|any|of|this|that|such|long|network|simulated|whole) cuts?\b(?! (?:off|out|in|into|down)\b)|^cuts?\b(?! (?:off|out|into)\b)|\bcuts? that (?:heal|stay|end)/i,
    because: 'the field’s word is “partition”',
    finding: 'A cut that heals makes one ring of two.',
    passing: 'The array is cut into slots.',
  },
  {
    name: 'promise',
    // With a capital letter within a sentence, it is the class of JavaScript.
    finds: /(?:\bp|^P)romis(?:es?|ed|ing)\b/,
    because: 'the field’s word is “property” (or “guarantees”); “promise” is Paxos’s',
    finding: 'The promises of the ring are in one file.',
    passing: 'The properties of the ring are in one file.',
    except: PAXOS,
  },
  {
    name: 'rising',
    finds: /\brising\b/i,
    because: 'the field’s word is “ascending”',
    finding: 'It reserves them by rising keys.',
    passing: 'It reserves them in ascending order of keys.',
  },
  {
    name: 'title',
    finds: /\btitles?\b/i,
    because: 'the field’s word is “epoch”',
    finding: 'A place is held under a title.',
    passing: 'A place is held in an epoch.',
    only: EPOCHS,
  },
  {
    name: 'degree',
    finds: /\bdegree-ths?\b|\breplication degree\b/i,
    because: 'the word is “replication factor”; write “circle/f”',
    finding: 'One degree-th of the circle further.',
    passing: 'One step of size/f further.',
    except: /glossary/,
  },
  {
    name: 'many-its',
    finds: (sentence) => (sentence.match(/\bit\b/gi) ?? []).length > 3,
    because: 'one “it” a sentence; this has four or more, so name the thing',
    finding: 'It asks it whether it has seen it.',
    passing: 'The node asks its successor whether it has seen the message.',
  },
  {
    name: 'long',
    finds: (sentence) => wordsOf(sentence) > MOST_WORDS,
    because: `a sentence has at most ${MOST_WORDS} words; make two of it`,
    finding: `${'word '.repeat(MOST_WORDS)}word.`,
    passing: `${'word '.repeat(MOST_WORDS - 1)}word.`,
  },
];

export function wordsOf(sentence: string): number {
  return sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
