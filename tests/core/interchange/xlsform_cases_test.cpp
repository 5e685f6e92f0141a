#include "core/interchange/xlsform/check.h"
#include "core/interchange/xlsform/form.h"
#include "tests/support/a_form.h"
#include "tests/support/printing.h"
#include "tests/support/shared_data.h"
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <catch2/catch.hpp>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

std::vector<QJsonObject> cases()
{
    std::vector<QJsonObject> all;
    const auto path = sharedData(QStringLiteral("xlsform/cases.jsonl"));
    QFile file(path);
    if (!path.isEmpty() && file.open(QIODevice::ReadOnly))
        while (!file.atEnd())
            all.push_back(QJsonDocument::fromJson(file.readLine()).object());
    return all;
}

} // namespace

TEST_CASE("forms that the reference accepts are accepted, and those that it refuses are refused", "[xlsform]")
{
    const auto all = cases();
    int accepted = 0;
    int refused = 0;
    for (const auto& one : all) {
        const auto bytes = xlsform::write(formOf(one["md"].toString()));
        const auto form = xlsform::read(valueOf(bytes), QStringLiteral("form.xlsx"));
        const auto found = xlsform::check(valueOf(form));
        INFO(one["id"].toString().toStdString() << one["md"].toString().toStdString());
        INFO("reference: " << one["error"].toString().toStdString());
        INFO("here: " << (found.errors.empty() ? std::string("accepted") : found.errors.front().sentence().toStdString()));
        CHECK(found.isValid() == one["valid"].toBool());
        (found.isValid() ? accepted : refused)++;
        for (const auto& error : found.errors) {
            CHECK_FALSE(error.sheet.isEmpty());
        }
    }
    if (!all.empty())
        WARN(all.size() << " forms: " << accepted << " accepted, " << refused << " refused");
}

TEST_CASE("what is wrong in a form is said with the row that the reference names", "[xlsform]")
{
    static const QRegularExpression row(QStringLiteral("^\\[row : (\\d+)\\] On the '(\\w+)' sheet"));
    for (const auto& one : cases()) {
        const auto told = row.match(one["error"].toString());
        if (!told.hasMatch())
            continue;
        const auto found = xlsform::check(formOf(one["md"].toString()));
        INFO(one["id"].toString().toStdString() << one["error"].toString().toStdString());
        CHECK(std::any_of(found.errors.begin(), found.errors.end(), [&](const xlsform::Finding& error) {
            return error.row == told.captured(1).toInt() && error.sheet == told.captured(2) && !error.column.isEmpty();
        }));
    }
}
