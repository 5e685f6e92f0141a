#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include <QString>
#include <QStringList>
#include <catch2/catch.hpp>

template <>
struct Catch::StringMaker<QString> {
    static std::string convert(const QString& text) { return '"' + text.toStdString() + '"'; }
};
template <>
struct Catch::StringMaker<QStringList> {
    static std::string convert(const QStringList& list) { return '[' + list.join(QStringLiteral(" | ")).toStdString() + ']'; }
};
template <class Tag>
struct Catch::StringMaker<counterpoint::Id<Tag>> {
    static std::string convert(counterpoint::Id<Tag> id) { return "#" + std::to_string(id.value()); }
};

namespace counterpoint::test {

/// The value of a Result, or a failed test that says the error.
template <class T>
T valueOf(Result<T> result)
{
    if (!result)
        FAIL(result.error().message.toStdString() << " [" << result.error().detail.toStdString() << ']');
    return std::move(*result);
}

} // namespace counterpoint::test
