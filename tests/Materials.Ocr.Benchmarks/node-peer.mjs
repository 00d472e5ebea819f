// Reads every image of a folder with the Node package: node node-peer.mjs MODULES IMAGES OUT
import { createRequire } from 'node:module'
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const [modules, images, out] = process.argv.slice(2)
const require = createRequire(path.join(path.resolve(modules), 'package.json'))
const { default: Ocr } = await import(pathToFileURL(require.resolve('@gutenye/ocr-node')))
const ocr = await Ocr.create()
for (const name of fs.readdirSync(images).sort()) {
  const before = process.cpuUsage()
  const lines = await ocr.detect(path.join(images, name))
  const used = process.cpuUsage(before)
  const stem = name.replace(/\.[^.]+$/, '')
  fs.writeFileSync(path.join(out, stem + '.txt'), lines.map(l => l.text).join('\n'))
  fs.writeFileSync(path.join(out, stem + '.cpu'), String((used.user + used.system) / 1e6))
}
