/* Two-phase commit as in spec/baselines/two-phase-commit: N managers, messages are a set that only grows. */
#ifndef N
#define N 8
#endif

#define WORKING   0
#define PREPARED  1
#define COMMITTED 2
#define ABORTED   3
#define UNDECIDED 0

byte rm[N];
byte tm;
/* Sets of managers, one bit each: whose vote was sent, and whose vote the transaction manager has received. */
short voted, heard;
bit commitSent, abortSent;

#define ALL ((1 << N) - 1)

#define MANAGER(i) \
  :: d_step { tm == UNDECIDED && (voted & (1 << i)) -> heard = heard | (1 << i) } \
  :: d_step { rm[i] == WORKING -> rm[i] = PREPARED; voted = voted | (1 << i) } \
  :: d_step { rm[i] == WORKING -> rm[i] = ABORTED } \
  :: d_step { commitSent -> rm[i] = COMMITTED } \
  :: d_step { abortSent -> rm[i] = ABORTED }

active proctype machine() {
  do
  :: d_step { tm == UNDECIDED && heard == ALL -> tm = COMMITTED; commitSent = 1 }
  :: d_step { tm == UNDECIDED -> tm = ABORTED; abortSent = 1 }
  MANAGER(0)
  MANAGER(1)
  MANAGER(2)
#if N > 3
  MANAGER(3)
#endif
#if N > 4
  MANAGER(4)
#endif
#if N > 5
  MANAGER(5)
#endif
#if N > 6
  MANAGER(6)
#endif
#if N > 7
  MANAGER(7)
#endif
#if N > 8
  MANAGER(8)
#endif
  od
}
