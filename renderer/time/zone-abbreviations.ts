/** One thing that an abbreviation can stand for. */
export interface AbbreviationReading {
  readonly name: string;
  /** "+05:30"; null where the abbreviation names a region's clock in summer and winter alike (ET). */
  readonly offset: string | null;
  /** A zone that uses it; where its clock shows something else on the day, the author is asked. */
  readonly region: string;
}

const reading = (name: string, offset: string | null, region: string): AbbreviationReading => ({
  name,
  offset,
  region,
});

/**
 * Zone abbreviations as people write them. Offsets and regions are those of the IANA time zone database; it
 * says itself that its abbreviations are not unique ("Theory and pragmatics of the tz code and data"). UTC,
 * GMT and Z are not here: they mean one thing.
 */
export const abbreviations: Readonly<Record<string, readonly AbbreviationReading[]>> = {
  ACDT: [reading('Australian Central Daylight Time', '+10:30', 'Australia/Adelaide')],
  ACST: [reading('Australian Central Standard Time', '+09:30', 'Australia/Darwin')],
  ADT: [reading('Atlantic Daylight Time', '-03:00', 'America/Halifax')],
  AEDT: [reading('Australian Eastern Daylight Time', '+11:00', 'Australia/Sydney')],
  AEST: [reading('Australian Eastern Standard Time', '+10:00', 'Australia/Sydney')],
  AKDT: [reading('Alaska Daylight Time', '-08:00', 'America/Anchorage')],
  AKST: [reading('Alaska Standard Time', '-09:00', 'America/Anchorage')],
  AMT: [
    reading('Amazon Time', '-04:00', 'America/Manaus'),
    reading('Armenia Time', '+04:00', 'Asia/Yerevan'),
  ],
  ART: [reading('Argentina Time', '-03:00', 'America/Buenos_Aires')],
  AST: [
    reading('Atlantic Standard Time', '-04:00', 'America/Halifax'),
    reading('Arabia Standard Time', '+03:00', 'Asia/Riyadh'),
  ],
  AWST: [reading('Australian Western Standard Time', '+08:00', 'Australia/Perth')],
  BRT: [reading('Brasília Time', '-03:00', 'America/Sao_Paulo')],
  BST: [
    reading('British Summer Time', '+01:00', 'Europe/London'),
    reading('Bangladesh Standard Time', '+06:00', 'Asia/Dhaka'),
  ],
  CAT: [reading('Central Africa Time', '+02:00', 'Africa/Maputo')],
  CDT: [
    reading('Central Daylight Time', '-05:00', 'America/Chicago'),
    reading('Cuba Daylight Time', '-04:00', 'America/Havana'),
  ],
  CEST: [reading('Central European Summer Time', '+02:00', 'Europe/Berlin')],
  CET: [reading('Central European Time', '+01:00', 'Europe/Berlin')],
  CST: [
    reading('Central Standard Time', '-06:00', 'America/Chicago'),
    reading('China Standard Time', '+08:00', 'Asia/Shanghai'),
    reading('Cuba Standard Time', '-05:00', 'America/Havana'),
  ],
  CT: [reading('Central Time', null, 'America/Chicago')],
  EAT: [reading('East Africa Time', '+03:00', 'Africa/Nairobi')],
  EDT: [reading('Eastern Daylight Time', '-04:00', 'America/New_York')],
  EEST: [reading('Eastern European Summer Time', '+03:00', 'Europe/Helsinki')],
  EET: [reading('Eastern European Time', '+02:00', 'Europe/Helsinki')],
  EST: [
    reading('Eastern Standard Time', '-05:00', 'America/New_York'),
    reading('Australian Eastern Standard Time', '+10:00', 'Australia/Sydney'),
  ],
  ET: [reading('Eastern Time', null, 'America/New_York')],
  GST: [
    reading('Gulf Standard Time', '+04:00', 'Asia/Dubai'),
    reading('South Georgia Time', '-02:00', 'Atlantic/South_Georgia'),
  ],
  HKT: [reading('Hong Kong Time', '+08:00', 'Asia/Hong_Kong')],
  HST: [reading('Hawaii Standard Time', '-10:00', 'Pacific/Honolulu')],
  ICT: [reading('Indochina Time', '+07:00', 'Asia/Bangkok')],
  IDT: [reading('Israel Daylight Time', '+03:00', 'Asia/Jerusalem')],
  IST: [
    reading('India Standard Time', '+05:30', 'Asia/Kolkata'),
    reading('Israel Standard Time', '+02:00', 'Asia/Jerusalem'),
    reading('Irish Standard Time', '+01:00', 'Europe/Dublin'),
  ],
  JST: [reading('Japan Standard Time', '+09:00', 'Asia/Tokyo')],
  KST: [reading('Korea Standard Time', '+09:00', 'Asia/Seoul')],
  MDT: [reading('Mountain Daylight Time', '-06:00', 'America/Denver')],
  MSK: [reading('Moscow Standard Time', '+03:00', 'Europe/Moscow')],
  MST: [
    reading('Mountain Standard Time', '-07:00', 'America/Denver'),
    reading('Malaysia Standard Time', '+08:00', 'Asia/Kuala_Lumpur'),
  ],
  MT: [reading('Mountain Time', null, 'America/Denver')],
  NDT: [reading('Newfoundland Daylight Time', '-02:30', 'America/St_Johns')],
  NPT: [reading('Nepal Time', '+05:45', 'Asia/Kathmandu')],
  NST: [reading('Newfoundland Standard Time', '-03:30', 'America/St_Johns')],
  NZDT: [reading('New Zealand Daylight Time', '+13:00', 'Pacific/Auckland')],
  NZST: [reading('New Zealand Standard Time', '+12:00', 'Pacific/Auckland')],
  PDT: [reading('Pacific Daylight Time', '-07:00', 'America/Los_Angeles')],
  PHT: [reading('Philippine Time', '+08:00', 'Asia/Manila')],
  PKT: [reading('Pakistan Standard Time', '+05:00', 'Asia/Karachi')],
  PST: [
    reading('Pacific Standard Time', '-08:00', 'America/Los_Angeles'),
    reading('Philippine Standard Time', '+08:00', 'Asia/Manila'),
  ],
  PT: [reading('Pacific Time', null, 'America/Los_Angeles')],
  SAST: [reading('South Africa Standard Time', '+02:00', 'Africa/Johannesburg')],
  SGT: [reading('Singapore Time', '+08:00', 'Asia/Singapore')],
  SST: [
    reading('Samoa Standard Time', '-11:00', 'Pacific/Pago_Pago'),
    reading('Singapore Standard Time', '+08:00', 'Asia/Singapore'),
  ],
  TRT: [reading('Türkiye Time', '+03:00', 'Europe/Istanbul')],
  WAT: [reading('West Africa Time', '+01:00', 'Africa/Lagos')],
  WEST: [reading('Western European Summer Time', '+01:00', 'Europe/Lisbon')],
  WET: [reading('Western European Time', '+00:00', 'Europe/Lisbon')],
  WIB: [reading('Western Indonesia Time', '+07:00', 'Asia/Jakarta')],
};

/** Also words or names in a headline ("13:42 PT lost quorum"), so they are asked about even with one reading. */
export const wordLike: ReadonlySet<string> = new Set(
  'ADT AMT ART CAT CT EAT ET ICT MST MT NPT NST PT SST WAT WEST WET'.split(' '),
);
