const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/**
 * How long what takes with an order, in milliseconds. They hang together: `order-times.test.ts` says how.
 * How long a create may take to settle is the POS's own promise (`createSettlesWithinSeconds`).
 */
export const orderTimes = {
  /** From Wix's Create Order to our answer, unless set otherwise; what is not done by then a job finishes. */
  answer: 8 * second,
  /** The create's share of that; the rest is for asking the POS where its answer is lost. */
  createShare: 0.7,
  /** The POS's share of a Validate Order. */
  posOpinion: 5 * second,

  /** A call to a POS that gets less than this is not worth making. */
  shortestCall: 300,
  /** What is left after a call to store its outcome and to answer. */
  reserve: 400,
  longestCreate: 20 * second,
  longestAsk: 5 * second,
  /** A provider that ignores its signal is not waited for any longer than this. */
  callGrace: 250,
  /**
   * A lease outlives the call that it is for: what a process that hangs could still send, it cannot send
   * after the lease, since its call has been given up by then.
   */
  leaseMargin: 2 * second,
  /** How often an order that somebody else has in hand is looked at. */
  lookEvery: 100,

  /** The recovery job's turn; an order that needs longer, or has to wait, gets another one. */
  recoveryTurn: 30 * second,
  recoveryPatience: second,
  /** Whoever has the order in hand gets this long beyond its lease. */
  recoveryPoliteness: 100,
  /** After a vain attempt; doubles with each further one. */
  firstPause: 250,
  longestPause: minute,
  /** A person is called once nobody has known for so long whether the kitchen has it. */
  unknownRaisedAfter: minute,
  /** Where nobody set another deadline for the kitchen to accept. */
  usualAcceptance: 15 * minute,
  /** Where the POS answers at all it has an order within seconds; what takes longer came late to the kitchen. */
  late: minute,
  /** Orders for now are of no use to anybody later than this; others until they were promised. */
  submit: 30 * minute,
  /** An order that nobody could bring to an end is left alone after so long, and stays with a person. */
  askFor: 24 * hour,

  /** The POS is asked where an order stands; with webhooks all the same, in case one was lost. */
  poll: {
    withWebhooks: 15 * minute,
    without: 30 * second,
    shortest: 30 * second,
    call: 15 * second,
  },
  /** What nobody has ended by then will not be ended by asking. */
  pollFor: 48 * hour,
  /** A payment on Wix that has not cleared is looked at again. */
  pendingPause: minute,
  pendingFor: 48 * hour,

  /** An order's own job has so long before the sweep sends another one. */
  jobOverdue: 30 * second,
  /** Wix sends Create Order when it accepts: by then it has come, or it will not. */
  createComesWithin: 30 * second,
  /** What Wix does not have after so long it does not hold as accepted. */
  notTakenLookedFor: 15 * minute,
  site: {
    /** How often a site's orders are looked at: a call each, of the 200 that Wix allows a site in a minute. */
    lookEvery: 5 * minute,
    /** Wix may list an order a little later than it changed. */
    overlap: 10 * minute,
    /** A site that is looked at for the first time: what is older, nobody waits for any more. */
    firstLookBack: 24 * hour,
  },
} as const;
