/**
 * Does this post come from somebody else's page? The session cookie is SameSite=Lax, so a foreign post carries no secret
 * anyway; this is the second lock.
 *
 * Our pages send `Referrer-Policy: no-referrer`, and with it browsers send `Origin: null` even for our own forms. So `null` says
 * nothing and only `Sec-Fetch-Site` decides there.
 * @param hosts names this site answers to
 */
export function isForeignPost(headers: Headers, hosts: readonly (string | null | undefined)[]): boolean {
  if (headers.get('sec-fetch-site') === 'cross-site') return true;
  const origin = headers.get('origin');
  if (origin === null || origin === 'null') return false;
  return !hosts.some((host) => host && hostOf(origin) === host.toLowerCase());
}

export function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}
