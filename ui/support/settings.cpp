#include "ui/support/settings.h"
#include "ui/support/report_settings.h"
#include <QApplication>
#include <QFileInfo>
#include <QSettings>

namespace counterpoint::ui::settings {

namespace {

constexpr int recentKept = 10;

QSettings store()
{
    return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("counterpoint"), QStringLiteral("counterpoint"));
}

} // namespace

QStringList recentStudies()
{
    auto paths = store().value(QStringLiteral("recent")).toStringList();
    paths.removeIf([](const QString& path) { return !QFileInfo::exists(path); });
    return paths;
}

void rememberStudy(const QString& path)
{
    auto settings = store();
    auto paths = settings.value(QStringLiteral("recent")).toStringList();
    const auto absolute = QFileInfo(path).absoluteFilePath();
    paths.removeAll(absolute);
    paths.prepend(absolute);
    settings.setValue(QStringLiteral("recent"), QStringList(paths.mid(0, recentKept)));
}

void forgetStudy(const QString& path)
{
    auto settings = store();
    auto paths = settings.value(QStringLiteral("recent")).toStringList();
    paths.removeAll(QFileInfo(path).absoluteFilePath());
    settings.setValue(QStringLiteral("recent"), paths);
}

QByteArray layout(const QString& name) { return store().value(QStringLiteral("layout/") + name).toByteArray(); }
void setLayout(const QString& name, const QByteArray& layout) { store().setValue(QStringLiteral("layout/") + name, layout); }

Theme theme()
{
    const auto name = store().value(QStringLiteral("theme")).toString();
    if (name == QLatin1String("light"))
        return Theme::Light;
    if (name == QLatin1String("dark"))
        return Theme::Dark;
    return name == QLatin1String("high-contrast") ? Theme::HighContrast : Theme::System;
}

void setTheme(Theme theme)
{
    const char* const names[] = {"system", "light", "dark", "high-contrast"};
    store().setValue(QStringLiteral("theme"), QLatin1String(names[int(theme)]));
}

int textSize() { return qBound(75, store().value(QStringLiteral("text-size"), 100).toInt(), 200); }
void setTextSize(int percent) { store().setValue(QStringLiteral("text-size"), qBound(75, percent, 200)); }

QFont readingFont()
{
    QFont font = QApplication::font();
    const auto chosen = store().value(QStringLiteral("reading-font")).toString();
    if (chosen.isEmpty())
        font.setPointSizeF(font.pointSizeF() * 1.1);
    else
        font.fromString(chosen);
    return font;
}

void setReadingFont(const QFont& font) { store().setValue(QStringLiteral("reading-font"), font.toString()); }

LastPattern speakerPattern()
{
    return {store().value(QStringLiteral("speaker-pattern/text")).toString(),
            store().value(QStringLiteral("speaker-pattern/is-expression")).toBool()};
}

void setSpeakerPattern(const LastPattern& pattern)
{
    store().setValue(QStringLiteral("speaker-pattern/text"), pattern.text);
    store().setValue(QStringLiteral("speaker-pattern/is-expression"), pattern.isExpression);
}

bool participantsOnly() { return store().value(QStringLiteral("participants-only"), false).toBool(); }
void setParticipantsOnly(bool only) { store().setValue(QStringLiteral("participants-only"), only); }

QString coderName()
{
    auto name = store().value(QStringLiteral("coder")).toString().trimmed();
    if (name.isEmpty())
        name = qEnvironmentVariable("USER", qEnvironmentVariable("USERNAME")).trimmed();
    return name.isEmpty() ? QCoreApplication::translate("Settings", "Coder 1") : name;
}

void setCoderName(const QString& name) { store().setValue(QStringLiteral("coder"), name.trimmed()); }

QString houseTemplate()
{
    const auto path = store().value(QStringLiteral("houseTemplate")).toString();
    return QFileInfo::exists(path) ? path : QString();
}

void setHouseTemplate(const QString& path) { store().setValue(QStringLiteral("houseTemplate"), path); }

} // namespace counterpoint::ui::settings
