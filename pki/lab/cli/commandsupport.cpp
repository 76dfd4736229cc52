// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/cli/commandsupport.h"

#include <memory>

#include "pki/base/text.h"
#include "pki/x509/pem.h"

namespace releve::lab::cli {
namespace {

constexpr std::size_t maxPaste = 256 * 1024;

using PasteDone = std::function<void(Session&, const std::string&)>;

void readMore(Session& session, const std::shared_ptr<std::string>& soFar,
              const std::shared_ptr<PasteDone>& then)
{
    session.ask({}, Echo::On, [soFar, then](Session& again, std::string_view line) {
        const std::string_view body = trimmed(line);
        if (body.empty() || equalsIgnoringCase(body, "quit"))
            return (*then)(again, *soFar);
        if (soFar->size() < maxPaste)
            soFar->append(body).append("\n");
        readMore(again, soFar, then);
    });
}

} // namespace

void tellError(Session& session, const Error& error)
{
    session.print("% " + escaped(error.detail) + "\n");
}

bool changeConfig(Session& session, const std::function<void(RouterConfig&)>& change)
{
    Router& router = session.router();
    RouterConfig config = router.running();
    change(config);
    if (const auto done = router.configure(std::move(config)); !done) {
        tellError(session, done.error());
        return false;
    }
    return true;
}

std::string trustpointHeader(std::string_view name)
{
    return std::string("crypto pki trustpoint ").append(name);
}

std::string serverHeader(std::string_view name)
{
    return std::string("crypto pki server ").append(name);
}

ConfigSecret secretIn(Session& session, std::string_view line)
{
    auto password = ios::passwordIn(line);
    if (!password) {
        // From memory; of the encrypted kinds (5, 8, 9) a lab can make nothing, which is ours.
        session.print(password.error().code == ErrorCode::UnsupportedFormat
                          ? "% This kind of encrypted password is not supported\n"
                          : "% Invalid encrypted password\n");
        return {};
    }
    return {std::make_shared<const SecretBytes>(std::move(password->value)), password->type7};
}

void askUnexpectedly(Session& session, const Invocation& invocation, Handler run)
{
    if (!session.router().hasFault(Fault::UnexpectedQuestion))
        return run(session, invocation);
    session.confirm("% A question of the lab, which no router asks. Go on? [confirm]",
                    [invocation, run](Session& again, bool yes) {
                        if (yes)
                            run(again, invocation);
                    });
}

std::string inBase64Lines(ByteView bytes)
{
    constexpr std::size_t columns = 64;
    const std::string all = toBase64(bytes);
    std::string text;
    for (std::size_t at = 0; at < all.size(); at += columns)
        text.append(all, at, columns).append("\n");
    return text;
}

void readPaste(Session& session, std::function<void(Session&, const std::string&)> then)
{
    readMore(session, std::make_shared<std::string>(), std::make_shared<PasteDone>(std::move(then)));
}

Result<Bytes> bytesOfPaste(const std::string& text)
{
    std::string_view rest = text;
    if (const auto block = x509::takePemBlock(rest))
        return block->decoded();
    auto bytes = fromBase64(text);
    if (!bytes || bytes->empty())
        return Error{ErrorCode::BadEncoding, "no base 64"};
    return std::move(*bytes);
}

} // namespace releve::lab::cli
