// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/store/keychain.h"

#include <QObject>
#include <QTimer>
#include <QUuid>

#include <qt6keychain/keychain.h>

#include <utility>

namespace releve::store {

namespace {

QString service()
{
    return QStringLiteral("releve");
}

/// QtKeychain has one code for everything else that goes wrong, an absent keychain among it.
Error errorOf(const QKeychain::Job& job)
{
    const std::string detail = job.key().toStdString() + ": " + job.errorString().toStdString();
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return {ErrorCode::NotFound, detail};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {ErrorCode::AccessDenied, detail};
    default:
        return {ErrorCode::NoKeychain, detail};
    }
}

Status statusOf(const QKeychain::Job& job)
{
    return job.error() == QKeychain::NoError ? Status(std::monostate{}) : errorOf(job);
}

class Keychain final : public SecretStore
{
public:
    void read(const std::string& name, Read done) override
    {
        auto* const job = new QKeychain::ReadPasswordJob(service());
        start(job, name, [job, done = std::move(done)] {
            Result<SecretBytes> secret = errorOf(*job);
            if (job->error() == QKeychain::NoError) {
                QByteArray bytes = job->binaryData();
                secret =
                    SecretBytes(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
                bytes.fill('\0');
            }
            done(secret);
        });
    }

    void write(const std::string& name, const SecretBytes& secret, Done done) override
    {
        auto* const job = new QKeychain::WritePasswordJob(service());
        const std::string_view text = textOf(secret.view());
        job->setBinaryData(QByteArray(text.data(), static_cast<qsizetype>(text.size())));
        start(job, name, [job, done = std::move(done)] { done(statusOf(*job)); });
    }

    void remove(const std::string& name, Done done) override
    {
        auto* const job = new QKeychain::DeletePasswordJob(service());
        start(job, name, [job, done = std::move(done)] { done(statusOf(*job)); });
    }

private:
    template<class Finished>
    void start(QKeychain::Job* job, const std::string& name, Finished finished)
    {
        job->setKey(QString::fromStdString(name));
        job->setInsecureFallback(false); // never in clear
        QObject::connect(job, &QKeychain::Job::finished, &m_context, std::move(finished));
        job->start(); // deletes itself when it is over
    }

    QObject m_context; ///< jobs that end after us answer nobody
};

/// The attempt to write, read and delete.
class Probe : public QObject
{
public:
    Probe(QObject* parent, KeychainFound found)
        : QObject(parent)
        , m_found(std::move(found))
        , m_name("probe/" + QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString())
        , m_secret(std::string_view(m_name))
    {
        constexpr std::chrono::minutes patience{2};
        QTimer::singleShot(patience, this, [this] { finish(Error{ErrorCode::NoKeychain, "no answer"}); });
        m_keychain->write(m_name, m_secret, [this](const Status& done) { done ? read() : finish(done); });
    }

private:
    void read()
    {
        m_keychain->read(m_name, [this](Result<SecretBytes>& secret) {
            const bool isSame = secret && textOf(secret->view()) == m_name;
            m_keychain->remove(m_name, [this, isSame](const Status& done) {
                finish(done && !isSame ? Error{ErrorCode::NoKeychain, "what is read is not what was written"}
                                       : done);
            });
        });
    }
    void finish(const Status& status)
    {
        if (!m_found)
            return;
        Result<std::unique_ptr<SecretStore>> result = Error{ErrorCode::NoKeychain, {}};
        if (status)
            result = std::unique_ptr<SecretStore>(std::move(m_keychain));
        else
            result = Error{ErrorCode::NoKeychain, status.error().detail};
        deleteLater();
        std::exchange(m_found, nullptr)(result);
    }

    KeychainFound m_found;
    std::unique_ptr<Keychain> m_keychain = std::make_unique<Keychain>();
    const std::string m_name;
    const SecretBytes m_secret;
};

} // namespace

void findKeychain(QObject* context, KeychainFound found)
{
    new Probe(context, std::move(found));
}

} // namespace releve::store
