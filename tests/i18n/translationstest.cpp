// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QFile>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

struct Message
{
    QString source, comment, type;
    QStringList forms; ///< one, or a plural's
    bool isPlural = false;
};
/// By context, source and comment.
using Messages = QMap<QString, Message>;

Message readMessage(QXmlStreamReader& xml)
{
    Message message;
    message.isPlural = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source")) {
            message.source = xml.readElementText();
        } else if (xml.name() == QLatin1String("comment")) {
            message.comment = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            message.type = xml.attributes().value(QLatin1String("type")).toString();
            if (!message.isPlural) {
                message.forms = {xml.readElementText()};
                continue;
            }
            while (xml.readNextStartElement())
                message.forms.push_back(xml.readElementText());
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

Messages readTs(const QString& path)
{
    Messages messages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("message")) {
            const Message message = readMessage(xml);
            messages.insert(context + u'|' + message.source + u'|' + message.comment, message);
        }
    }
    return xml.hasError() ? Messages() : messages;
}

QStringList placeholders(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral("%(L?\\d+|L?n)|\\{[a-z]+\\}"));
    QStringList found;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found.push_back(it.next().captured());
    found.sort();
    return found;
}

/// Empty when all is well, else what is wrong.
QString flawOf(const Message& message)
{
    if (!message.type.isEmpty())
        return message.type;
    for (const QString& form : message.forms) {
        if (form.trimmed().isEmpty())
            return QStringLiteral("empty");
        if (placeholders(form) != placeholders(message.source))
            return QStringLiteral("placeholders");
        if (form.endsWith(u' ') != message.source.endsWith(u' '))
            return QStringLiteral("blank at the end");
        if (form.count(u'&') != message.source.count(u'&'))
            return QStringLiteral("mnemonic");
    }
    return message.forms.isEmpty() ? QStringLiteral("no translation") : QString();
}

QString folder()
{
    return QStringLiteral(RELEVE_SOURCE_DIR "/translations");
}

} // namespace

/// The gate: what the sources say is what is translated, in every language, completely.
class TranslationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsFlaws_data();
    void findsFlaws();
    void everyLanguageExists();
    void complete_data() { languages(); }
    void complete();
    void matchesTheSources_data() { languages(); }
    void matchesTheSources();
    void frenchUsesItsSpaces();

private:
    static void languages()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("en") << QStringLiteral("en");
        QTest::newRow("fr") << QStringLiteral("fr");
    }
};

void TranslationsTest::findsFlaws_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("translation");
    QTest::addColumn<QString>("type");
    QTest::addColumn<bool>("flawed");
    const QString none;
    QTest::newRow("good") << QStringLiteral("%1 of %2") << QStringLiteral("%1 sur %2") << none << false;
    QTest::newRow("other order") << QStringLiteral("%1 of %2") << QStringLiteral("de %2, %1") << none
                                 << false;
    QTest::newRow("lost") << QStringLiteral("%1 of %2") << QStringLiteral("%1 sur") << none << true;
    QTest::newRow("wrong number") << QStringLiteral("%Ln") << QStringLiteral("%n") << none << true;
    QTest::newRow("empty") << QStringLiteral("a") << QStringLiteral(" ") << none << true;
    QTest::newRow("mnemonic") << QStringLiteral("&a") << QStringLiteral("a") << none << true;
    QTest::newRow("unfinished") << QStringLiteral("a") << QStringLiteral("b") << QStringLiteral("unfinished")
                                << true;
}

void TranslationsTest::findsFlaws()
{
    QFETCH(QString, source);
    QFETCH(QString, translation);
    QFETCH(QString, type);
    QFETCH(bool, flawed);
    Message message;
    message.source = source;
    message.forms = {translation};
    message.type = type;
    QCOMPARE(!flawOf(message).isEmpty(), flawed);
}

void TranslationsTest::everyLanguageExists()
{
    QCOMPARE(QDir(folder()).entryList({QStringLiteral("*.ts")}, QDir::Files, QDir::Name),
             QStringList({QStringLiteral("releve_en.ts"), QStringLiteral("releve_fr.ts")}));
}

void TranslationsTest::complete()
{
    QFETCH(QString, code);
    const Messages messages = readTs(folder() + QStringLiteral("/releve_%1.ts").arg(code));
    QVERIFY(messages.size() > 300);
    QStringList flaws;
    for (const Message& message : messages)
        if (const QString flaw = flawOf(message); !flaw.isEmpty())
            flaws.push_back(flaw + QStringLiteral(": ") + message.source);
    QVERIFY2(flaws.isEmpty(), qPrintable(flaws.join(u'\n')));
}

void TranslationsTest::matchesTheSources()
{
    QFETCH(QString, code);
    QTemporaryDir scratch;
    const QString name = QStringLiteral("releve_%1.ts").arg(code);
    const QString fresh = scratch.filePath(name);
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(RELEVE_SOURCE_DIR));
    lupdate.start(QStringLiteral(RELEVE_LUPDATE),
                  {QStringLiteral("-I"), QStringLiteral("."), QStringLiteral("ui"), QStringLiteral("app"),
                   QStringLiteral("models"), QStringLiteral("-locations"), QStringLiteral("none"),
                   QStringLiteral("-no-obsolete"), QStringLiteral("-source-language"), QStringLiteral("en"),
                   QStringLiteral("-target-language"), code, QStringLiteral("-ts"), fresh});
    QVERIFY(lupdate.waitForFinished(120000));
    QCOMPARE(lupdate.exitCode(), 0);
    const QByteArray complaints = lupdate.readAllStandardError();
    QVERIFY2(complaints.isEmpty(), complaints.constData());
    const QStringList wanted = readTs(fresh).keys();
    const QStringList have = readTs(folder() + u'/' + name).keys();
    QVERIFY(!wanted.isEmpty());
    QStringList differ;
    for (const QString& key : wanted)
        if (!have.contains(key))
            differ.push_back(QStringLiteral("not in the .ts: ") + key);
    for (const QString& key : have)
        if (!wanted.contains(key))
            differ.push_back(QStringLiteral("no longer in the sources: ") + key);
    QVERIFY2(differ.isEmpty(),
             qPrintable(differ.join(u'\n') + QStringLiteral("\nbuild the target update_translations")));
}

void TranslationsTest::frenchUsesItsSpaces()
{
    static const QRegularExpression bare(QStringLiteral(" [:;?!»]|« "));
    QStringList flaws;
    const Messages messages = readTs(folder() + QStringLiteral("/releve_fr.ts"));
    for (const Message& message : messages)
        for (const QString& form : message.forms)
            if (form.contains(bare))
                flaws.push_back(form);
    QVERIFY2(flaws.isEmpty(), qPrintable(flaws.join(u'\n')));
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translationstest.moc"
