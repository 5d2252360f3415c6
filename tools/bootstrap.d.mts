/** The project's folder, absolute. */
export declare const root: string;
export declare function underProjectNode(scriptUrl: string): Promise<void>;
export declare function onLauncherGone(callback: () => void): void;
/** The part of a lockfile that tells whether the installed packages are the wanted ones. */
export interface LockedPackages {
  packages?: Record<string, { version?: string; optional?: boolean; devOptional?: boolean; peer?: boolean }>;
}
export declare function staleReason(
  wanted: LockedPackages | undefined,
  present: LockedPackages | undefined,
): string | undefined;
