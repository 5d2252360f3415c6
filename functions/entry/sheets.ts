import { sheetsApi } from '../../domain/sheets-api.ts';
import { document } from '../../web/citizen/pages/layout.ts';
import { returnedSlipPage } from '../../web/citizen/pages/returned-slip.ts';
import { assets as builtAssets } from '../assets.ts';
import { addToBundle } from '../usecases/bundle-add.ts';
import { listBundles, openBundle } from '../usecases/bundle-open.ts';
import { receiveBundle } from '../usecases/bundle-receive.ts';
import { bundleSlip } from '../usecases/bundle-slip.ts';
import type { ReportDeps } from '../usecases/ports.ts';
import { collectionList, collectionSheet } from '../usecases/sheets-collection.ts';
import { folderLabels } from '../usecases/sheets-labels.ts';
import { printQueue, spoilPrint } from '../usecases/sheets-print-queue.ts';
import { returnedSlipFile } from '../usecases/sheets-slip.ts';
import type { SlipWriter } from '../usecases/sheets-slip.ts';
import { endpoint } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';

/** Sheets of a day at the counter: collection sheet, folder labels, slips, bundles, what waits to be printed. Name → endpoint, a part of `staffEndpoints`. */
export function sheetsEndpoints(deps: ReportDeps): { [K in keyof typeof sheetsApi]: Endpoint } {
  const slip = slipWriter(deps.settings.publicUrl);
  return {
    collectionList: endpoint(sheetsApi.collectionList, (uid, input) => collectionList(deps, uid, input)),
    collectionSheet: endpoint(sheetsApi.collectionSheet, (uid, input) => collectionSheet(deps, uid, input)),
    folderLabels: endpoint(sheetsApi.folderLabels, (uid, input) => folderLabels(deps, uid, input)),
    returnedSlip: endpoint(sheetsApi.returnedSlip, (uid, input) => returnedSlipFile(deps, uid, input, slip)),
    printQueue: endpoint(sheetsApi.printQueue, (uid, input) => printQueue(deps, uid, input)),
    spoilPrint: endpoint(sheetsApi.spoilPrint, (uid, input) => spoilPrint(deps, uid, input)),
    listBundles: endpoint(sheetsApi.listBundles, (uid, input) => listBundles(deps, uid, input)),
    addToBundle: endpoint(sheetsApi.addToBundle, (uid, input) => addToBundle(deps, uid, input)),
    openBundle: endpoint(sheetsApi.openBundle, (uid, input) => openBundle(deps, uid, input)),
    bundleSlip: endpoint(sheetsApi.bundleSlip, (uid, input) => bundleSlip(deps, uid, input)),
    receiveBundle: endpoint(sheetsApi.receiveBundle, (uid, input) => receiveBundle(deps, uid, input)),
  };
}

/** The slip as a whole document, for the counter to print. */
function slipWriter(publicUrl: string, assets: Readonly<Record<string, string>> = builtAssets): SlipWriter {
  return (of) => document({ assets, publicUrl }, returnedSlipPage({ ...of, handedOut: true }));
}
