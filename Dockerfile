# One image for web, worker, beat and migrate; docker-compose.yml says which is which.

FROM python:3.11-slim-bookworm AS requirements
COPY requirements/runtime.txt /
RUN python -m venv /opt/venv \
    && /opt/venv/bin/pip install --no-cache-dir --quiet --require-hashes -r /runtime.txt

FROM python:3.11-slim-bookworm
# docker compose build --build-arg GIT_COMMIT=$(git rev-parse HEAD); the administration shows it.
ARG GIT_COMMIT=""
RUN apt-get update -qq \
    && apt-get install -qq -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --no-create-home regiodeals \
    && install -d -o regiodeals /srv/documents

ENV PATH=/opt/venv/bin:$PATH \
    HOME=/tmp \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=regiodeals.settings.production \
    DOCUMENTS_ROOT=/srv/documents \
    GIT_COMMIT=$GIT_COMMIT
COPY --from=requirements /opt/venv /opt/venv
COPY . /app
WORKDIR /app

# The settings want all their values, and here none is used: each is made up for this one step.
RUN python -m compileall -q . \
    && SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
    ALLOWED_HOSTS=build.invalid \
    DATABASE_URL=postgres://build.invalid/build \
    REDIS_URL=redis://build.invalid/0 \
    SIGNATURE_PKCS12=/nergens \
    MAIL_FROM=build@build.invalid \
    python manage.py collectstatic --noinput

USER regiodeals
VOLUME /srv/documents
EXPOSE 8000
CMD ["gunicorn", "regiodeals.wsgi", "--bind=0.0.0.0:8000", "--workers=3", \
     "--max-requests=2000", "--max-requests-jitter=200", \
     "--worker-tmp-dir=/dev/shm", "--no-control-socket"]
