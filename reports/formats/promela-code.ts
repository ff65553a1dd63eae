/**
 * The C code of the Promela model: the effect of a choice on a world, written from the design and not from the engine's
 * code, and decisions read from their trees. Pure text; `promela.ts` writes the sizes and tables that the code uses.
 */

/** The code that is the same in every model. */
export const code = `c_code {
/* A world beside the one Spin keeps. */
typedef struct World {
  int cell[PARTIES];
  int heard[OBSERVERS];
  unsigned char away[DEVICES];
  unsigned char left[BUDGETS];
} World;

/* The choice last looked at: the worlds on both sides of it, and its move. */
static World before, after;
static int moved;
/* A table was asked for what no world of the exploration used; a decision was. */
static int gap, unjudged;
static int answers[ANSWERS];

static int number(int place) { return POOL[place / CHUNK][place % CHUNK]; }

static int astray(void) { gap = 1; return NOTHING; }

/* The value of a key in a sparse table. */
static int find(int table, int key)
{
  int low = 0, size = number(table), high = size;
  while (low < high) {
    int middle = (low + high) / 2;
    if (number(table + 1 + middle) < key) low = middle + 1; else high = middle;
  }
  return low < size && number(table + 1 + low) == key ? number(table + 1 + size + low) : astray();
}

static void look(void)
{
  memcpy(before.cell, now.cell, sizeof before.cell);
  memcpy(before.heard, now.heard, sizeof before.heard);
  memcpy(before.away, now.away, sizeof before.away);
  memcpy(before.left, now.left, sizeof before.left);
  after = before;
}

/* The first move of a kind in the cell a party is in; that of the next kind is where they end. */
static int first(int party, int kind)
{
  int cell = now.cell[party];
  int move = cell < CELLS[party] ? number(KINDS[party] + cell * (KIND_COUNT + 1) + kind) : NOTHING;
  return move == NOTHING ? astray() : move;
}

static int slots(int party, int kind)
{
  int start = first(party, kind);
  return start == NOTHING ? 0 : first(party, kind + 1) - start;
}

/* The operations by which the crash of one party takes a message of another along: their place, after how many. */
static int losses(int crashed, int loser) { return find(LOSSES[loser], now.cell[loser] * PARTIES + crashed); }

static int is_away(int party)
{
  int device;
  for (device = 0; device < DEVICES; device++)
    if (now.away[device] && (AT_DEVICE[party] >> device & 1)) return 1;
  return 0;
}

static int pays(int budget)
{
  if (budget == NOTHING) return 1;
  if (before.left[budget] == 0) return 0;
  after.left[budget] = before.left[budget] - 1;
  return 1;
}

static int apply(int party, int operation)
{
  int cell = find(APPLIED[party], after.cell[party] * OPERATIONS + operation);
  if (cell == NOTHING) { astray(); return 0; }
  after.cell[party] = cell;
  return 1;
}

/* A device leaves or returns. */
static int flips(int kind, int device)
{
  int leaves = kind == LEAVES;
  look();
  if (before.away[device] == leaves || (!leaves && NEVER_RETURNS)) return 0;
  if (leaves && (LEAVE_BUDGET == NOTHING || !pays(LEAVE_BUDGET))) return 0;
  after.away[device] = leaves;
  moved = leaves ? LEAVE[device] : BACK[device];
  if (moved == NOTHING) astray();
  return 1;
}

static int quiet(void);

/* Whether a party has such a choice now, and which world it leads to; loser is the party out of whose inbox a message is lost with a fault, or NOTHING. */
static int leads(int kind, int party, int slot, int loser, int loss)
{
  int at, each, record, operations = NOTHING;
  if (kind == LEAVES || kind == RETURNS) return flips(kind, party);
  if (kind != KIND_LOSE && kind != KIND_COPY && is_away(party)) return 0;
  if (slot >= slots(party, kind)) return 0;
  if (kind == KIND_EXPIRE && QUIET && !quiet()) return 0;
  look();
  moved = first(party, kind) + slot;
  record = MOVES + 6 * moved;
  if (!pays(number(record + 1))) return 0;
  if (loser != NOTHING) {
    operations = losses(party, loser);
    if (operations == NOTHING || loss >= number(operations)) return 0;
  }
  after.cell[party] = number(record);
  if (after.cell[party] == NOTHING) { astray(); return 0; }
  for (each = 0; each < number(record + 3); each++) {
    at = number(record + 2) + 2 * each;
    if (!apply(number(at), number(at + 1))) return 0;
  }
  if (loser != NOTHING && !apply(loser, number(operations + 1 + loss))) return 0;
  /* A step that only reports is one where somebody hears it. */
  if (memcmp(before.cell, after.cell, sizeof before.cell) == 0)
    if (number(record + 5) == 0 || (!HEARS && number(record + 1) == NOTHING)) return 0;
  for (each = 0; each < number(record + 5); each++)
    for (at = 0; at < WATCHERS; at++)
      after.heard[at] = find(HEARD[at], after.heard[at] * REPORTS + number(number(record + 4) + each));
  return 1;
}

/* Whether a party has such a choice now that changes any party. */
static int moves(int kind, int party, int slot)
{
  return leads(kind, party, slot, NOTHING, 0) && memcmp(before.cell, after.cell, sizeof before.cell) != 0;
}

/* Nothing can be delivered, and no party has anything to go on with. */
static int quiet(void)
{
  int party, slot;
  for (party = 0; party < PARTIES; party++) {
    for (slot = 0; slot < slots(party, KIND_DELIVER); slot++) if (moves(KIND_DELIVER, party, slot)) return 0;
    for (slot = 0; slot < slots(party, KIND_PROCEED); slot++) if (moves(KIND_PROCEED, party, slot)) return 0;
  }
  return 1;
}

/* Takes the choice. */
static void go(int kind, int party, int slot, int loser, int loss)
{
  if (!leads(kind, party, slot, loser, loss)) return;
  memcpy(now.cell, after.cell, sizeof after.cell);
  memcpy(now.heard, after.heard, sizeof after.heard);
  memcpy(now.away, after.away, sizeof after.away);
  memcpy(now.left, after.left, sizeof after.left);
}

/* What a decision asks of a step, or of a world: coded as index, part and side. */
static int asked(int question)
{
  int index = question / 12, mask = 0, device;
  World *world = question % 3 == 0 ? &before : &after;
  if (question % 3 == 2) return moved;
  switch (question / 3 % 4) {
  case 0: return number(LOCALS[index] + world->cell[index]);
  case 1: return number(INBOXES[index] + world->cell[index]);
  case 2: return world->heard[index];
  }
  for (device = 0; device < DEVICES; device++) mask |= world->away[device] << device;
  return mask;
}

/* YES, NO, or NOTHING where the decision was never met. */
static int decide(int branch)
{
  int was = gap;
  gap = 0;
  while (branch >= 0) branch = find(branch + 1, asked(number(branch)));
  unjudged |= gap;
  gap = was;
  return branch;
}

/* The choice last looked at, judged by every property of steps. */
static void judge_step(void)
{
  int property;
  for (property = 0; property < PROPERTIES; property++)
    if (OF_STEPS[property] && decide(DECISIONS[property]) == NO) answers[property] = NO;
}

/* This world, and every choice in it, judged by every property. */
static void judge(void)
{
  int kind, party, slot, loser, loss, property;
  gap = unjudged = 0;
  look();
  for (property = 0; property < PROPERTIES; property++)
    answers[property] = OF_STEPS[property] ? YES : decide(DECISIONS[property]);
  for (kind = 0; kind < KIND_COUNT; kind++)
    if (kind == LEAVES || kind == RETURNS) {
      for (party = 0; party < DEVICE_COUNT; party++)
        if (leads(kind, party, 0, NOTHING, 0)) judge_step();
    } else
      for (party = 0; party < PARTIES; party++)
        for (slot = 0; slot < slots(party, kind); slot++) {
          if (leads(kind, party, slot, NOTHING, 0)) judge_step();
          for (loser = 0; (LOSING >> kind & 1) && loser < PARTIES; loser++)
            for (loss = 0; loss < LOST_MAX; loss++)
              if (leads(kind, party, slot, loser, loss)) judge_step();
        }
}

/* What the monitor asserts once it has judged. What is not known is told by the last two alone. */
static int holds(int property) { return answers[property] != NO; }
static int holds_in_every_step(int property) { return answers[property] != NO; }
static int nowhere(int property) { return answers[property] != YES; }
static int every_choice_is_known(void) { return !gap; }
static int every_judgement_is_known(void) { return !unjudged; }
};`;
