/** Why nobody can call Wix for an instance. Waiting does not help; an installation does. */
export type WixAccessRefusal =
  /** No instance of this id was ever seen. */
  | 'instance-unknown'
  /** The app was taken off the site. */
  | 'app-removed'
  /** Wix gives no token for it: the app is not installed, or an older app's consent is missing. */
  | 'token-refused';

const sentences: Readonly<Record<WixAccessRefusal, string>> = {
  'instance-unknown': 'the bridge knows no such instance',
  'app-removed': 'the app was removed from the site',
  'token-refused': 'Wix gives no access token for this instance',
};

/** No call to Wix can be made for an instance. Faults of a call itself are Wix's `WixApiError`. */
export class WixAccessRefused extends Error {
  override readonly name = 'WixAccessRefused';
  readonly retryable = false;
  readonly reason: WixAccessRefusal;

  constructor(reason: WixAccessRefusal, options?: ErrorOptions) {
    super(sentences[reason], options);
    this.reason = reason;
  }
}
