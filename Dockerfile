# The portal in a container: no build step, no native module. See compose.yaml.
FROM node:24-slim
WORKDIR /portal
COPY package.json package-lock.json ./
# node:24 is the runtime already; the packages that bring it for older machines are left out.
RUN npm ci --omit=dev --omit=optional --no-audit --no-fund
COPY . .
RUN mkdir /data && chown node:node /data
USER node
ENV PORTAL_DATA=/data PORT=8080
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=4s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/livez').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/portal.ts", "serve"]
