const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const KIBIBYTE = 1024
const MEBIBYTE = 1024 * KIBIBYTE

/** Every rate, size and age the platform holds people or itself to. Times are milliseconds, sizes bytes. */
export const limits = {
  /** Failed sign-ins; a success resets them, and each failure makes the next try wait longer. */
  signIn: { perAccountAndAddress: 10, perAddress: 100, window: 15 * MINUTE },
  /**
   * Wrong attendance codes from one address at one visit; the right one resets them. A whole room shares the address, so
   * one person's wrong codes hold the others up for `longestWait` at most.
   */
  attendance: { failures: 10, window: 15 * MINUTE, longestWait: 30 * SECOND },
  session: { idle: 30 * MINUTE, absolute: 12 * HOUR, cached: 5 * SECOND, seenEvery: 5 * MINUTE },
  /** Tokens tried at random: so many wrong ones from an address, then each try has to wait. */
  mailLink: { age: 30 * DAY, perAddress: 20, window: 15 * MINUTE },
  /**
   * How long an invitation holds, how many an agency may have open, how many one person may send a minute, and how often an
   * agency may invite the same address in a window.
   */
  invitation: { age: 14 * DAY, most: 200, perMinute: 20, perAddress: 5, window: 1 * DAY },
  /**
   * Links over which a unit brings evidence: how much may come over one in all, wait at one item, and be sent a minute.
   * Whoever holds one may fill no more of an agency's room than that.
   */
  unitLink: { deliveries: 100, waitingAtItem: 5, perMinute: 60 },
  /** A letter that has been leaving for so long was interrupted; one that no server took for so long is given up. */
  mail: { interrupted: 10 * MINUTE, keptFor: 7 * DAY },
  /** Calls of the API by one person's programs; wrong tokens from one address. */
  token: { perMinute: 300, wrongPerMinute: 60, seenEvery: 1 * MINUTE, most: 20 },
  /** Waits for an answer; a delivery that was interrupted is tried again; what was told is forgotten; webhooks of a person. */
  webhook: { timeout: 10 * SECOND, interrupted: 2 * MINUTE, keptFor: 30 * DAY, most: 5, testsPerMinute: 10 },
  search: { perMinute: 60 },
  /** Files made for one address: each costs as much as twenty pages. */
  draft: { perMinute: 60 },
  /**
   * Reports as files: how many of a format one address may ask for a minute, how long a paper may lie in the press, how long that
   * stays without one and how large it may grow, how many each person may have waiting and keep, and for how long.
   */
  report: {
    perMinute: 60,
    pressing: 2 * MINUTE,
    pressIdle: 30 * SECOND,
    pressBytes: 256 * MEBIBYTE,
    waiting: 3,
    kept: 20,
    keptFor: 7 * DAY,
  },
  save: { perSecond: 20 },
  /**
   * Evidence files: the largest one, all of an agency's, pieces of a file sent in pieces, how long one that nobody finished
   * is waited for, how many such there may be over one link of a unit and of one person, and how often a minute one person may
   * ask for what is not theirs to see, each of which is written down.
   */
  evidence: {
    fileBytes: 20 * MEBIBYTE,
    agencyBytes: 5 * 1024 * MEBIBYTE,
    pieceBytes: 1 * MEBIBYTE,
    abandoned: 1 * DAY,
    perMinute: 120,
    unfinishedOverLink: 10,
    unfinishedOfPerson: 60,
    refusedPerMinute: 20,
  },
  /**
   * Worksheets that are filled in without a network: a file, a whole form with the lines that a preview carries along, one such
   * line; and how many one address may send a minute.
   */
  worksheet: { fileBytes: 2 * MEBIBYTE, formBytes: 8 * MEBIBYTE, fieldBytes: 192 * KIBIBYTE, perMinute: 30 },
  /**
   * Packages for the official application that are on their way at once, in all and to one person; one that nobody takes a
   * byte of for so long is cut.
   */
  package: { atOnce: 8, perPerson: 2, stalled: 2 * MINUTE },
  /** For so long the same request leads to what it made the first time. */
  once: 3 * MINUTE,
  /** What one person may ask, and write, vote or report beneath questions. */
  question: { perMinute: 5 },
  reply: { perMinute: 30 },
  page: { cacheBytes: 32 * MEBIBYTE, poll: 1 * SECOND },
  /** A page of a list: what is given unasked, and the most one may ask for. */
  list: { usual: 50, most: 200 },
  request: {
    /** 100,000 signs that no keyboard has: a form sends “ as the nine bytes %E2%80%9C. */
    bodyBytes: 1 * MEBIBYTE,
    headerBytes: 64 * KIBIBYTE,
    headers: 5 * SECOND,
    whole: 10 * SECOND,
    /** A form with a file, on a line of a village. */
    upload: 15 * MINUTE,
    /** What still comes after the answer. */
    rest: 1 * MINUTE,
    check: 1 * SECOND,
  },
  /** How long a stop waits for requests that are being answered. */
  drain: 10 * SECOND,
} as const
