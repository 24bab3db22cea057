/** Smaller views of a state and of a run: cards, the matrix of transactions, the story, and the tree of branches. */
import { type FunctionalComponent, h, type VNode } from 'vue';
import { changes } from '../../traces/format/changes.ts';
import type { Knot, Run } from '../core/run.ts';
import type { RecordsView } from '../core/views/records-view.ts';
import type { Card } from '../core/views/table-view.ts';
import type { TransactionsView } from '../core/views/transactions-view.ts';
import type { Told } from './session.ts';

/** Any state as cards, one for each node. */
export const StateCards: FunctionalComponent<{ cards: readonly Card[]; nodes: readonly number[] }> = ({ cards, nodes }) =>
  h(
    'div',
    { class: 'sx-cards' },
    cards.map(({ node, title, status, fields }) =>
      h(
        'article',
        { key: title, class: ['sx-card', status === 'down' && 'sx-down', node !== null && nodes.includes(node) && 'sx-witness'] },
        [
          h('h4', {}, [title, status === '' ? null : h('span', { class: 'sx-quiet' }, ` ${status}`)]),
          h(
            'dl',
            {},
            fields.flatMap(({ name, value }) => [h('dt', {}, name), h('dd', {}, value)]),
          ),
        ],
      ),
    ),
  );
StateCards.props = ['cards', 'nodes'];

/** Items by nodes: versions, values and locks; then what each node has voted or promised. */
export const Matrix: FunctionalComponent<{ view: TransactionsView }> = ({ view }) =>
  h('div', { class: 'sx-matrix', tabindex: 0, role: 'group', 'aria-label': 'Replicas and votes' }, [
    view.replicas.length === 0 ? h('p', { class: 'sx-quiet' }, 'No replica has been written or locked yet.') : replicaTable(view),
    view.ballots.length === 0 ? null : ballotTable(view),
  ]);
Matrix.props = ['view'];

/** Records of epochs, registers and stores, one table for each kind. */
export const Records: FunctionalComponent<{ view: RecordsView; nodes: readonly number[] }> = ({ view, nodes }) =>
  h(
    'div',
    { class: 'sx-matrix', tabindex: 0, role: 'group', 'aria-label': 'Roles and items' },
    view.tables.map(({ title, columns, rows }) =>
      h('table', { key: title }, [
        h('caption', {}, title),
        h('thead', {}, [h('tr', {}, [h('td'), ...columns.map((column) => h('th', { scope: 'col' }, column))])]),
        h(
          'tbody',
          {},
          rows.map(({ head, node, cells }) =>
            h('tr', { class: node !== null && nodes.includes(node) && 'sx-witness' }, [
              h('th', { scope: 'row' }, head),
              ...cells.map((cell) => h('td', {}, cell)),
            ]),
          ),
        ),
      ]),
    ),
  );
Records.props = ['view', 'nodes'];

function replicaTable({ nodes, items, replicas }: TransactionsView): VNode {
  return table(
    'Replicas: version, value and locks',
    nodes.map(({ id, status }) => `node ${id}${status === 'up' ? '' : `, ${status}`}`),
    items.map((item) => ({
      head: `item ${item}`,
      cells: nodes.map(({ id }) =>
        replicas
          .filter((cell) => cell.node === id && cell.item === item)
          .map(({ place, version, value, readers, writers }) =>
            h('div', { class: ['sx-replica', writers.length > 0 && 'sx-locked'] }, [
              h('div', {}, `${place === String(id) ? '' : `${place}: `}v${version} ${value}`),
              ...writers.map((transaction) => h('div', { class: 'sx-lock' }, `written by ${transaction}`)),
              ...readers.map((transaction) => h('div', { class: 'sx-lock' }, `read by ${transaction}`)),
            ]),
          ),
      ),
    })),
  );
}

function ballotTable({ nodes, transactions, ballots }: TransactionsView): VNode {
  return table(
    'Votes and ballots',
    nodes.map(({ id }) => `node ${id}`),
    transactions.map((transaction) => ({
      head: transaction,
      cells: nodes.map(({ id }) =>
        ballots
          .filter((cell) => cell.node === id && cell.transaction === transaction)
          .flatMap(({ says }) => says.map((fact) => h('div', {}, fact))),
      ),
    })),
  );
}

function table(caption: string, heads: readonly string[], rows: readonly { readonly head: string; readonly cells: VNode[][] }[]): VNode {
  return h('table', {}, [
    h('caption', {}, caption),
    h('thead', {}, [h('tr', {}, [h('td'), ...heads.map((head) => h('th', { scope: 'col' }, head))])]),
    h(
      'tbody',
      {},
      rows.map(({ head, cells }) => h('tr', {}, [h('th', { scope: 'row' }, head), ...cells.map((cell) => h('td', {}, cell))])),
    ),
  ]);
}

/** The steps in words; the one that is looked at with what it changed. */
export const Story: FunctionalComponent<{ story: readonly Told[]; position: number; go: (row: number) => void }> = ({
  story,
  position,
  go,
}) =>
  story.length === 0
    ? h('p', { class: 'sx-quiet' }, 'Nothing has happened yet. Take a step.')
    : h(
        'ol',
        { class: 'sx-story' },
        story.map(({ says, changes: changed }, i) =>
          h('li', { key: i, class: [i + 1 === position && 'sx-current', i + 1 > position && 'sx-dim'] }, [
            h('button', { type: 'button', 'aria-current': i + 1 === position ? 'step' : undefined, onClick: () => go(i + 1) }, says),
            i + 1 === position && changed.length > 0
              ? h(
                  'ul',
                  { class: 'sx-diff' },
                  changed.map((change) => h('li', {}, change)),
                )
              : null,
          ]),
        ),
      );
Story.props = ['story', 'position', 'go'];

/** All branches of a run. Two of them can be compared. */
export const Branches: FunctionalComponent<{
  run: Run;
  compared: Knot | null;
  goTo: (id: number) => void;
  compare: (knot: Knot | null) => void;
}> = ({ run, compared, goTo, compare }) => {
  const ends = run.ends;
  return h('div', { class: 'sx-branches' }, [
    h(
      'p',
      { class: 'sx-quiet' },
      `${run.knots.length} states in ${ends.length} ${ends.length === 1 ? 'branch' : 'branches'}. Another step from an earlier state begins a branch.`,
    ),
    h(
      'ul',
      {},
      ends.map((end) => {
        const forked = run.path(end).findLast(({ children }) => children.length > 1);
        const broken = run.broken(end).map(({ property }) => property);
        const isHere = run.path().includes(end);
        return h('li', { key: end.id, class: isHere && 'sx-current' }, [
          h(
            'button',
            { type: 'button', 'aria-current': isHere ? 'true' : undefined, onClick: () => goTo(end.id) },
            `${end.depth} steps${forked === undefined ? '' : `, forked after step ${forked.depth}`}: ${end.step?.says ?? 'the beginning'}`,
          ),
          broken.length === 0 ? null : h('span', { class: 'sx-bad' }, ` ✗ ${broken.join(', ')}`),
          ends.length < 2 || isHere
            ? null
            : h(
                'button',
                {
                  type: 'button',
                  class: 'sx-small',
                  'aria-pressed': compared === end,
                  onClick: () => compare(compared === end ? null : end),
                },
                'compare',
              ),
        ]);
      }),
    ),
    compared === null ? null : difference(run, compared),
  ]);
};
Branches.props = ['run', 'compared', 'goTo', 'compare'];

/** The most differences that are listed. */
const MOST_DIFFERENCES = 40;

function difference(run: Run, other: Knot): VNode {
  const found = changes(run.at.moment.state, other.moment.state);
  const shared = run.path(other).findLast((knot) => run.path(run.at).includes(knot));
  return h('div', { role: 'group', 'aria-label': 'Two runs compared' }, [
    h('h4', {}, `This state and the other branch: ${found.length} differences, after ${shared?.depth ?? 0} steps in common`),
    h(
      'div',
      { class: 'sx-two' },
      [run.path(run.at), run.path(other)].map((path) =>
        h(
          'ol',
          { start: (shared?.depth ?? 0) + 1 },
          path.slice((shared?.depth ?? 0) + 1).map(({ step }) => h('li', {}, step?.says ?? '')),
        ),
      ),
    ),
    h(
      'ul',
      { class: 'sx-diff' },
      found
        .slice(0, MOST_DIFFERENCES)
        .map(({ path, before, after }) =>
          h('li', {}, `${path}: ${JSON.stringify(before) ?? 'nothing'} | ${JSON.stringify(after) ?? 'nothing'}`),
        ),
    ),
  ]);
}
