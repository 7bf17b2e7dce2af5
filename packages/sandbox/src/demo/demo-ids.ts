import { namedGuid } from '../simulation/seeded-random.ts';

/** A Wix location of a demo merchant, and the POS location that it belongs to. */
export interface DemoLocation {
  readonly name: string;
  readonly posName: string;
  readonly configurationId: string;
  readonly wixLocationId: string;
  readonly catalogId: string;
  readonly posLocationId: string;
  /** Whether the site owner has activated the integration on Wix. */
  readonly enabled: boolean;
}

export interface DemoMerchant {
  readonly name: string;
  /** How far the merchant has come with the bridge; whoever seeds the bridge's database follows it. */
  readonly stage:
    | 'ready'
    /** The POS is connected, the location is not mapped yet. */
    | 'half_set_up'
    /** Connected and mapped, and then the authorization was taken away in the POS. */
    | 'broken'
    /** The app is not on the site yet. */
    | 'fresh';
  readonly metaSiteId: string;
  readonly instanceId: string;
  /** Suggested to the bridge, which makes its account ids itself. */
  readonly accountId: string;
  readonly ownerId: string;
  readonly posMerchantId: string;
  readonly locations: readonly [DemoLocation, ...DemoLocation[]];
}

const location = (key: string, name: string, posName: string, enabled: boolean): DemoLocation => ({
  name,
  posName,
  enabled,
  configurationId: namedGuid(`${key}/configuration`),
  wixLocationId: namedGuid(`${key}/wix-location`),
  catalogId: namedGuid(`${key}/catalog`),
  posLocationId: `loc_${key.replace('/', '_')}`,
});

const merchant = (
  key: string,
  name: string,
  stage: DemoMerchant['stage'],
  locations: DemoMerchant['locations'],
): DemoMerchant => ({
  name,
  stage,
  locations,
  metaSiteId: namedGuid(`${key}/site`),
  instanceId: namedGuid(`${key}/instance`),
  accountId: namedGuid(`${key}/account`),
  ownerId: namedGuid(`${key}/owner`),
  posMerchantId: `mer_${key}`,
});

/** The demo merchants with ids that are always the same. */
export const demoMerchants = {
  ready: merchant('bellavista', 'Trattoria Bellavista', 'ready', [
    location('bellavista/mott', 'Mott Street', 'Bellavista Mott Street', true),
    location('bellavista/smith', 'Smith Street', 'Bellavista Smith Street', false),
  ]),
  halfSetUp: merchant('kumo', 'Kumo Noodle Bar', 'half_set_up', [
    location('kumo/pearl', 'Pearl Street', 'Kumo Pearl St.', false),
  ]),
  broken: merchant('harbor', 'Harbor Food Hall', 'broken', [
    location('harbor/pier', 'Pier 7', 'Harbor Food Hall Pier 7', true),
  ]),
  fresh: merchant('el-faro', 'Taqueria El Faro', 'fresh', [
    location('el-faro/mission', 'Mission', 'El Faro Mission', false),
    location('el-faro/marina', 'Marina', 'El Faro Marina', false),
  ]),
} as const satisfies Record<string, DemoMerchant>;
