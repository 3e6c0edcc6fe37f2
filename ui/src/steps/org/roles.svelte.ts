import { host } from '../../act.svelte';
import type { Holder, Path, Ready, View } from '../../host/wire';

/** The answers so far: who has which role, and whether someone can sign in to Dell without Okta. */
export class Roles {
  okta = $state<Holder | null>(null);
  dell = $state<Holder | null>(null);
  oktaName = $state('');
  dellName = $state('');
  withoutOkta = $state<Ready['sign_in_without_okta']>(null);

  constructor({ ready, drafts }: Path) {
    this.okta = ready.okta_admin;
    this.dell = ready.dell_admin;
    this.oktaName = drafts.okta_colleague || ready.okta_colleague;
    this.dellName = drafts.dell_colleague || ready.dell_colleague;
    this.withoutOkta = ready.sign_in_without_okta;
  }

  /** A colleague was named for one of them. */
  get answered(): boolean {
    return this.okta === 'colleague' || this.dell === 'colleague';
  }

  /** Something was answered. */
  get any(): boolean {
    return this.okta !== null || this.dell !== null || this.withoutOkta !== null;
  }

  answer(): Promise<View> {
    return host.answerReady(this.okta, this.oktaName, this.dell, this.dellName, this.withoutOkta);
  }
}
